/**
 * The user's mistake: a sentence that says what is wrong and, in `way`, what to do about it. Exit code 2, or a 4xx answer.
 *
 * Everything else that is thrown is a bug: it keeps its stack and exits with 70.
 */
export class Mistake extends Error {
  override readonly name = 'Mistake';
  readonly way: string | null;
  constructor(what: string, way: string | null = null, options?: ErrorOptions) {
    super(way === null ? what : `${what} ${way}`, options);
    this.way = way;
  }
}

/** One input that did not go through while others did: partial failure as a value. */
export interface Failure {
  readonly path: string;
  readonly why: string;
}

/** Something read that could not be anchored or used; it is counted in the open. */
export interface Dropped {
  readonly doc: string;
  readonly quote: string;
  readonly why: string;
}
