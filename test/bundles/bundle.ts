import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

export interface Bundle {
  readonly code: string;
  /** Bytes that each file has in the code, by its path from the root of the repository. */
  readonly bytes: Readonly<Record<string, number>>;
  /** What is left to import at run time. */
  readonly imports: readonly string[];
}

/** One file out of many, minified, for a browser: an import of Node is an error. `entry` is a path from the root. */
export async function bundleOf(
  entry: string,
  options: Pick<BuildOptions, 'define' | 'external' | 'minify'> = {},
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: 'bundle.js',
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'silent',
    ...options,
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {});
  return {
    code: outputFiles[0]?.text ?? '',
    bytes: Object.fromEntries(files.map(([file, { bytesInOutput }]) => [file, bytesInOutput])),
    imports: (output?.imports ?? []).map(({ path }) => path),
  };
}
