const STRAIGHT: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '–': '-',
};

/** Curly quotes and long dashes as the plain signs the reader was trained on; one for one, so that offsets survive. */
export function straightened(text: string): string {
  return text.replace(/[“”„‘’—–]/g, (sign) => STRAIGHT[sign]!);
}
