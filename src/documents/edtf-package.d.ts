// The package ships no types; this is the part that is used.
declare module 'edtf' {
  interface ExtendedDate {
    readonly type: string;
    /** UTC milliseconds; infinite where open, null where unknown. */
    readonly min: number | null;
    readonly max: number | null;
  }
  /** Throws a SyntaxError where the text is not EDTF. */
  export default function edtf(text: string, constraints?: { readonly types?: readonly string[] }): ExtendedDate;
}
