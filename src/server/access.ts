import type { Context } from 'hono';
import type { SessionView } from '../session/assistant.ts';
import { SessionError } from '../session/session-error.ts';
import { isLocalName, isLoopback } from './address.ts';
import type { AppOptions } from './app-options.ts';
import { ProblemError, sessionUnknown } from './problem.ts';
import { digestOf, isTokenOf } from './token.ts';

/** Says who may do what. */
export interface Access {
  /**
   * The session, for whoever holds its token.
   * @throws {@link ProblemError} `TOKEN_MISSING`; `SESSION_UNKNOWN` for another's session as for none.
   */
  holder(c: Context, sessionId: string): Promise<SessionView>;
  /**
   * The session, for whoever holds its token and for the operator.
   * @param inUrl the token, where the address may hold it: only the header opens for an operator.
   */
  holderOrOperator(c: Context, sessionId: string, inUrl?: string): Promise<SessionView>;
  /** @throws {@link ProblemError} `TOKEN_MISSING` or `OPERATOR_ONLY`. */
  operator(c: Context): void;
  /** Passes where the key is given, or the request comes from this machine. @throws as {@link Access.operator}. */
  operatorOrLocal(c: Context): void;
  /** Whether the operator's key came along. */
  hasKey(c: Context): boolean;
}

export interface AccessOptions extends Pick<AppOptions, 'assistant' | 'operatorKey'> {
  readonly addressOf: (c: Context) => string | null;
  readonly trustProxy: boolean;
}

export function createAccess({ assistant, operatorKey, addressOf, trustProxy }: AccessOptions): Access {
  const operatorDigest = operatorKey === null ? null : digestOf(operatorKey);

  /**
   * Whether a request comes from this machine, from no proxy on it, and from no page of another site: one whose name was
   * made to point here is told by the host, any other by its origin.
   */
  function isLocal(c: Context): boolean {
    const url = new URL(c.req.url);
    const origin = c.req.header('origin');
    const isPassedOn = trustProxy || proxyHeaders.some((name) => c.req.header(name) !== undefined);
    const isFromHere = isLoopback(addressOf(c) ?? '') && isLocalName(url.hostname);
    return isFromHere && !isPassedOn && (origin === undefined || origin === url.origin);
  }

  function hasKey(c: Context): boolean {
    const token = bearerOf(c);
    return operatorDigest !== null && token !== null && isTokenOf(operatorDigest, token);
  }

  /** Whoever sends a token of their own is no operator, wherever they are. */
  const isOperator = (c: Context): boolean =>
    operatorDigest === null ? bearerOf(c) === null && isLocal(c) : hasKey(c);

  function refuseOperator(c: Context): never {
    if (operatorDigest !== null && bearerOf(c) === null) throw tokenMissing("the operator's key");
    throw new ProblemError(
      'OPERATOR_ONLY',
      operatorDigest === null
        ? 'This server has no operator key: only whoever is on its machine may ask this.'
        : "This is not the operator's key.",
    );
  }

  /** What is done takes as long for a session of somebody else as for one that does not exist. */
  async function find(sessionId: string): Promise<SessionView | null> {
    if (!isId(sessionId)) return null;
    try {
      return await assistant.look(sessionId);
    } catch (error) {
      if (!(error instanceof SessionError && error.code === 'SESSION_UNKNOWN')) throw error;
      await assistant.replies(sessionId, { after: 0, limit: 1 });
      return null;
    }
  }

  async function open(sessionId: string, token: string | null): Promise<SessionView> {
    if (token === null) throw tokenMissing('the token of the session');
    const session = await find(sessionId);
    const isTheirs = isTokenOf(session?.holder ?? nobody, token);
    if (session === null || !isTheirs) throw sessionUnknown();
    return session;
  }

  return {
    holder: (c, sessionId) => open(sessionId, bearerOf(c)),
    hasKey,
    async holderOrOperator(c, sessionId, inUrl) {
      if (!isOperator(c)) return open(sessionId, bearerOf(c) ?? inUrl ?? null);
      const session = await find(sessionId);
      if (session === null) throw sessionUnknown();
      return session;
    },
    operator(c) {
      if (!isOperator(c)) refuseOperator(c);
    },
    operatorOrLocal(c) {
      if (!isOperator(c) && !isLocal(c)) refuseOperator(c);
    },
  };
}

/** What no token has as its digest. */
const nobody = 'nobody';

/** Ids that stores can be asked for; anything else is no session's. */
const isId = (sessionId: string): boolean => /^[\x21-\x7e]{1,200}$/.test(sessionId);

const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** Whatever follows `Bearer`; a key of an operator may be any text without spaces. */
const bearerOf = (c: Context): string | null =>
  /^Bearer +(\S{1,512})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null;

const tokenMissing = (what: string): ProblemError =>
  new ProblemError('TOKEN_MISSING', `Send ${what} as "Authorization: Bearer ...".`, {
    headers: { 'www-authenticate': 'Bearer' },
  });
