import elk from 'elkjs/lib/elk.bundled.js';
import type { ElkExtendedEdge, ElkNode, ElkPoint } from 'elkjs/lib/elk-api.js';

/** Sizes and places are px; y grows downwards. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a box or a label came to stand, from the corner of the whole drawing. */
export interface Place extends Size, Point {}

/** A box to be placed; it is as large as what stands inside needs, and has its `size` where nothing does. */
export interface BoxToPlace {
  readonly id: string;
  readonly size: Size;
  readonly inside: readonly BoxToPlace[];
  /** Stands before all others. */
  readonly isFirst?: boolean;
}

/** An arrow between boxes, by their ids, and how much room its label takes. */
export interface ArrowToPlace {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: Size | null;
  /** Leads back, so that it is placed as if it came from where it leads to. */
  readonly isBack?: boolean;
}

/** A drawing with everything in its place; arrows run from point to point. */
export interface Layout extends Size {
  readonly boxes: ReadonlyMap<string, Place>;
  readonly arrows: ReadonlyMap<string, readonly Point[]>;
  /** By the id of the arrow. */
  readonly labels: ReadonlyMap<string, Place>;
}

const layered = {
  'elk.algorithm': 'layered',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeLabel': '6',
  'elk.spacing.labelLabel': '6',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.thoroughness': '40',
  // Of the first few seeds the one with the fewest crossings, and the narrowest drawing.
  'elk.randomSeed': '2',
};

/** Room between a box and what stands inside it. */
const INNER = 18;

/** Places boxes and arrows so that nothing overlaps; the same input is placed the same way everywhere. */
export async function layOut(
  boxes: readonly BoxToPlace[],
  arrows: readonly ArrowToPlace[],
  direction: 'DOWN' | 'RIGHT',
): Promise<Layout> {
  const engine = new elk.default();
  const graph: ElkNode = {
    id: 'drawing',
    layoutOptions: { ...layered, 'elk.direction': direction, 'elk.padding': '[top=2,left=2,bottom=2,right=2]' },
    children: boxes.map(nodeFor),
    edges: arrows.map(edgeFor),
  };
  const placed: ElkNode = await engine.layout(graph);
  const areBack = new Set(arrows.filter(({ isBack }) => isBack).map(({ id }) => id));
  const nodes = everyNodeIn(placed);
  const edges = [...nodes.flatMap(({ edges }) => edges ?? []), ...(placed.edges ?? [])];
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    boxes: new Map(nodes.map((node) => [node.id, placeOf(node)])),
    arrows: new Map(
      edges.map((edge) => [edge.id, areBack.has(edge.id) ? pointsOf(edge).toReversed() : pointsOf(edge)]),
    ),
    labels: new Map(edges.flatMap(({ id, labels }) => (labels ?? []).map((label) => [id, placeOf(label)] as const))),
  };
}

function nodeFor({ id, size, inside, isFirst = false }: BoxToPlace): ElkNode {
  const first = isFirst ? { 'elk.layered.layering.layerConstraint': 'FIRST', 'elk.alignment': 'TOP' } : {};
  if (inside.length === 0) return { id, ...size, layoutOptions: first };
  return {
    id,
    layoutOptions: {
      'elk.padding': `[top=${INNER},left=${INNER},bottom=${INNER},right=${INNER}]`,
    },
    children: inside.map(nodeFor),
  };
}

function edgeFor({ id, from, to, label, isBack = false }: ArrowToPlace): ElkExtendedEdge {
  const [source, target] = isBack ? [to, from] : [from, to];
  return {
    id,
    sources: [source],
    targets: [target],
    labels: label === null ? [] : [{ text: id, ...label, layoutOptions: { 'elk.edgeLabels.inline': 'true' } }],
  };
}

function everyNodeIn(node: ElkNode): ElkNode[] {
  return (node.children ?? []).flatMap((child) => [child, ...everyNodeIn(child)]);
}

const placeOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Place>): Place => ({ x, y, width, height });

const pointsOf = ({ sections = [] }: ElkExtendedEdge): readonly Point[] =>
  sections.flatMap(({ startPoint, bendPoints = [], endPoint }): ElkPoint[] => [startPoint, ...bendPoints, endPoint]);
