import type { Engine } from '../terms/evidence.ts';

/** What a report was made by: "hearsay 0.1.0, reader-en, onnxruntime-node 1.30.0 cpu". */
export function madeBy({ version, reader, inference, sentTo }: Engine): string {
  const sent = sentTo === undefined ? null : `texts sent to ${sentTo}`;
  return [`hearsay ${version}`, reader, inference, sent].filter((part) => part !== null).join(', ');
}

/** That a language model read the texts, and where; null where none left the machine. */
export function askedModel({ reader, sentTo }: Engine): string | null {
  if (sentTo === undefined) return null;
  return `The texts were sent to ${sentTo} and read there by a language model (${reader}): how well it reads is not known, and what it quoted that is not in the texts was left out`;
}
