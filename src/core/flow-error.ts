/**
 * - `FLOW_INVALID`: the definition cannot work.
 * - `SLOT_UNKNOWN`: no slot of that name.
 */
export type FlowErrorCode = 'FLOW_INVALID' | 'SLOT_UNKNOWN';

/** A mistake of whoever defines or hosts a flow; `message` says what, where and what to do next. */
export class FlowError extends Error {
  override readonly name = 'FlowError';
  readonly code: FlowErrorCode;

  constructor(code: FlowErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
