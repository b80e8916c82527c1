import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Why there is no authority here. */
export const NO_OPENSSL = 'no openssl here';

export function hasOpenssl(): boolean {
  return spawnSync('openssl', ['version']).status === 0;
}

const SETTINGS = `
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Test authority
[stamping]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
[other]
keyUsage = critical,digitalSignature
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[tsa]
default_tsa = one
[one]
serial = serial
signer_cert = stamping.pem
certs = root.pem
signer_key = stamping.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
`;

/** An authority of time stamps in a folder of its own (openssl ts): a root, and a certificate that it signed. */
export interface Authority {
  /** The root's certificate, as PEM. */
  readonly root: string;
  readonly reply: (request: Uint8Array) => Uint8Array;
  /** Answers over HTTP, on this machine alone. */
  readonly served: () => Promise<{ readonly address: string; readonly close: () => void }>;
}

export function authorityIn(folder: string): Authority {
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, 'tsa.cnf'), SETTINGS);
  writeFileSync(join(folder, 'serial'), '01');
  const key = (name: string): string[] => [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    `${name}.key`,
  ];
  openssl(
    'req',
    '-x509',
    ...key('root'),
    '-out',
    'root.pem',
    '-days',
    '3650',
    '-config',
    'tsa.cnf',
    '-extensions',
    'root',
    '-subj',
    '/CN=Test root',
  );
  openssl('req', ...key('stamping'), '-out', 'stamping.csr', '-config', 'tsa.cnf');
  openssl(
    'x509',
    '-req',
    '-in',
    'stamping.csr',
    '-CA',
    'root.pem',
    '-CAkey',
    'root.key',
    '-CAcreateserial',
    '-out',
    'stamping.pem',
    '-days',
    '3650',
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'stamping',
  );
  const reply = (request: Uint8Array): Uint8Array => {
    writeFileSync(join(folder, 'request.tsq'), request);
    openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'request.tsq', '-out', 'reply.tsr');
    return readFileSync(join(folder, 'reply.tsr'));
  };
  return {
    root: readFileSync(join(folder, 'root.pem'), 'utf8'),
    reply,
    served: async () => {
      const server = createServer((request, response) => {
        const chunks: Uint8Array[] = [];
        request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
        request.on('end', () =>
          response.setHeader('content-type', 'application/timestamp-reply').end(reply(Buffer.concat(chunks))),
        );
      });
      await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
      const { port } = server.address() as AddressInfo;
      return { address: `http://localhost:${port}/`, close: () => server.close() };
    },
  };
}
