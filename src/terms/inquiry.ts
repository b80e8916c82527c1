/**
 * The question: how could `item` have got from `origin` to `holder` by `deadline`? Actor and item ids; origin or holder
 * may be open (null). Nothing moves before `since`; a deadline given as a date includes its whole day. UTC milliseconds.
 */
export interface Inquiry {
  readonly item: string;
  readonly origin: string | null;
  readonly holder: string | null;
  readonly since: number | null;
  readonly deadline: number | null;
}
