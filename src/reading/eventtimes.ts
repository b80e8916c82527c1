import type { Document } from '../terms/document.ts';
import { UNDATED, type When } from '../terms/interval.ts';
import type { Dependencies } from './dependencies.ts';
import type { EventMention } from './events.ts';
export function clock(_document: Document, _trees: readonly Dependencies[]): (event: EventMention) => When {
  return () => UNDATED;
}
