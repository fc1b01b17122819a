/** The errors of Stripe's API. */
export interface ErrorFields {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
}

export class ApiError extends Error {
  readonly status: number;
  readonly fields: ErrorFields;
  /** The endpoint had begun to work, so the error is repeated for the same idempotency key. */
  readonly isStored: boolean;

  constructor(status: number, fields: ErrorFields, isStored = true) {
    super(fields.message);
    this.status = status;
    this.fields = fields;
    this.isStored = isStored;
  }
}

/** A request that Stripe refuses before the endpoint begins to work. */
export const invalidParameter = (code: string, param: string, message: string) =>
  new ApiError(400, {type: 'invalid_request_error', code, param, message}, false);

export const refused = (code: string, message: string, param?: string) =>
  new ApiError(400, {type: 'invalid_request_error', code, message, param});

export const missing = (what: string, id: string) =>
  new ApiError(404, {type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}: '${id}'`, param: 'id'}, false);
