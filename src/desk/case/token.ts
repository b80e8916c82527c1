import { createHash } from 'node:crypto';
import { OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { Mistake } from '../../terms/mistake.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
/** What a certificate must be for, beside nothing else (RFC 3161, 2.3). */
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const EXTENDED_KEY_USAGE = '2.5.29.37';
/** Most bytes of a reply: a token with a chain of certificates has some thousand. */
const MOST = 200_000;

/** What a token says, and how far its word goes. */
export interface Stamp {
  /** UTC milliseconds. */
  readonly at: number;
  /** As its certificate calls the authority. */
  readonly authority: string;
  /** Whether its signature is that of its certificate, and this one is for time-stamping, and of that time. */
  readonly signed: boolean;
  /** Whether a certificate that is trusted vouches for it; null where none was given. */
  readonly trusted: boolean | null;
}

/** A request (RFC 3161) to stamp what has this SHA-256. It has no nonce: a token over this hash is as good whenever it was made. */
export function stampRequest(sha256: string): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: bytesOf(Buffer.from(sha256, 'hex')) }),
    }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** The token of a reply, as DER. @throws Mistake where it is none, or the authority refused. */
export function tokenIn(reply: Uint8Array): Uint8Array {
  const { status, timeStampToken } = parsed(reply, (bytes) => TimeStampResp.fromBER(bytes));
  if (status.status !== 0 && status.status !== 1)
    throw new Mistake(`The authority refused the request: status ${status.status}.`, 'Ask another.');
  if (timeStampToken === undefined) throw new Mistake('The reply has no token in it.', 'Ask again.');
  return new Uint8Array(timeStampToken.toSchema().toBER());
}

/** SHA-256, in hexadecimal, of what a token is over. @throws Mistake where it is no token, or by another hash. */
export function imprintOf(token: Uint8Array): string {
  const { hashAlgorithm, hashedMessage } = parsed(token, contentOf).info.messageImprint;
  if (hashAlgorithm.algorithmId !== SHA256) throw new Mistake('The time stamp is not over a SHA-256.', 'Ask anew.');
  return Buffer.from(hashedMessage.getValue()).toString('hex');
}

/**
 * What a token says of some bytes.
 *
 * @param trusted certificates as PEM, of those whose word counts.
 * @throws Mistake where it is no token, or is over something else.
 */
export async function stampOf(token: Uint8Array, data: Uint8Array, trusted: string | null = null): Promise<Stamp> {
  const { signed, info } = parsed(token, contentOf);
  if (imprintOf(token) !== createHash('sha256').update(data).digest('hex'))
    throw new Mistake('The time stamp is over something else.', 'Ask for one over this.');
  const signer = await verified(signed, data, info.genTime, null);
  const roots = trusted === null ? null : certificatesIn(trusted);
  return {
    at: info.genTime.getTime(),
    authority: signer === null ? 'nobody' : nameOf(signer),
    signed: signer !== null && isForStamps(signer, info.genTime),
    trusted: roots === null ? null : (await verified(signed, data, info.genTime, roots)) !== null,
  };
}

function contentOf(bytes: ArrayBuffer): { readonly signed: SignedData; readonly info: TSTInfo } {
  // A token is a ContentInfo; within a reply it stands as one too.
  const signed = new SignedData({ schema: ContentInfo.fromBER(bytes).content });
  const content = signed.encapContentInfo.eContent;
  if (content === undefined) throw new TypeError('no content');
  return { signed, info: TSTInfo.fromBER(content.getValue()) };
}

async function verified(
  signed: SignedData,
  data: Uint8Array,
  at: Date,
  roots: Certificate[] | null,
): Promise<Certificate | null> {
  try {
    const result = await signed.verify({
      signer: 0,
      data: bytesOf(data),
      checkDate: at,
      extendedMode: true,
      ...(roots === null ? {} : { checkChain: true, trustedCerts: roots }),
    });
    const holds = result.signatureVerified === true && (roots === null || result.signerCertificateVerified === true);
    return holds ? (result.signerCertificate ?? null) : null;
  } catch {
    // A signature that cannot be looked at is none that holds.
    return null;
  }
}

function isForStamps({ extensions = [], notBefore, notAfter }: Certificate, at: Date): boolean {
  const usage = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue as
    | { readonly keyPurposes: readonly string[] }
    | undefined;
  return usage?.keyPurposes.join() === TIME_STAMPING && notBefore.value <= at && at <= notAfter.value;
}

function nameOf({ subject }: Certificate): string {
  return subject.typesAndValues.map(({ value }) => String(value.valueBlock.value)).join(', ');
}

function certificatesIn(pem: string): Certificate[] {
  const found = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g)];
  if (found.length === 0) throw new Mistake('There is no certificate in the file of --trust.', 'It must be PEM.');
  return found.map(([, body]) =>
    parsed(new Uint8Array(Buffer.from(body!, 'base64')), (bytes) => Certificate.fromBER(bytes)),
  );
}

/** @throws Mistake where bytes are not what they are taken for. */
function parsed<Value>(bytes: Uint8Array, as: (bytes: ArrayBuffer) => Value): Value {
  try {
    if (bytes.length > MOST) throw new RangeError('too long');
    return as(bytesOf(bytes));
  } catch (cause) {
    throw new Mistake('That is no time stamp (RFC 3161).', 'Give what the authority sent, as it is.', { cause });
  }
}

function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
