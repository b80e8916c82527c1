import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonical, type Tip } from './entry.ts';

/** How far a case's journal went when it was signed. */
export interface Head extends Tip {
  readonly format: 'hearsay-head-1';
  readonly case: string;
}

/** A head with the signature of whoever keeps the case (Ed25519, RFC 8032, over the head as canonical JSON), both in base64. */
export interface SignedHead {
  readonly head: Head;
  /** The public key as DER (SubjectPublicKeyInfo, RFC 8410). */
  readonly key: string;
  readonly signature: string;
}

/** Signs how far a journal goes. @param key an Ed25519 private key. @throws RangeError where it is another. */
export function signed(caseId: string, { number, hash }: Tip, key: KeyObject): SignedHead {
  if (key.asymmetricKeyType !== 'ed25519') throw new RangeError('A head is signed with an Ed25519 key.');
  const head: Head = { format: 'hearsay-head-1', case: caseId, number, hash };
  return {
    head,
    key: publicKeyOf(key),
    signature: sign(null, new TextEncoder().encode(canonical(head)), key).toString('base64'),
  };
}

/** The public key of a private one, as a head names it. */
export function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
}

/** Whether a head bears the signature of the key it names. Whose key that is, only whoever knows the key can say. */
export function isSigned({ head, key, signature }: SignedHead): boolean {
  try {
    const known = createPublicKey({ key: Buffer.from(key, 'base64'), type: 'spki', format: 'der' });
    if (known.asymmetricKeyType !== 'ed25519') return false;
    return verify(
      null,
      new TextEncoder().encode(canonical(head)),
      known,
      new Uint8Array(Buffer.from(signature, 'base64')),
    );
  } catch {
    // What is no key at all signs nothing.
    return false;
  }
}
