import type { Database } from '../../database/index.ts';
import { Mistake } from '../../terms/index.ts';

/** What a login may do in a case, each all that the one before may: read; add and ask; judge; forget, and say who is a member. */
export const ROLES = ['reader', 'analyst', 'reviewer', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** A login of the server that may do something in a case. */
export interface Member {
  readonly login: string;
  readonly role: Role;
}

/** Who may do what in a case, by login. Only members see it. */
export async function membersOf(database: Database, caseId: string): Promise<readonly Member[]> {
  const { rows } = await database.query('select login, role from ledger.member where case_id = $1 order by login', [
    caseId,
  ]);
  return rows.map(([login, role]) => ({ login: String(login), role: role as Role }));
}

/** Whether whoever is connected may add to a case's journal: a reader may not. */
export async function mayAppend(database: Database, caseId: string): Promise<boolean> {
  const { rows } = await database.query(
    `select ledger.is_owner() or exists (select from ledger.cases_as('analyst') as own where own = $1)`,
    [caseId],
  );
  return rows[0]![0] === true;
}

/**
 * Makes a login a member of a case, or changes what it is.
 *
 * @throws Mistake where the server has no such login, or the one who asks is no admin of the case.
 */
export async function setMember(database: Database, caseId: string, { login, role }: Member): Promise<void> {
  const { rows } = await database.query('select 1 from pg_roles where rolname = $1 and rolcanlogin', [login]);
  if (rows.length === 0)
    throw new Mistake(
      `The server has no login “${login.slice(0, 63)}”.`,
      'Whoever runs it makes one with “create role … login”.',
    );
  await database.query(
    `insert into ledger.member (case_id, login, role) values ($1, $2, $3)
     on conflict (case_id, login) do update set role = excluded.role`,
    [caseId, login, role],
  );
}

/**
 * Takes a login out of a case.
 *
 * @throws Mistake where it is no member, or the one who asks is no admin of the case.
 */
export async function removeMember(database: Database, caseId: string, login: string): Promise<void> {
  const { changed } = await database.query('delete from ledger.member where case_id = $1 and login = $2', [
    caseId,
    login,
  ]);
  if (changed > 0) return;
  const members = await membersOf(database, caseId);
  throw members.some((member) => member.login === login)
    ? new Mistake('You are no admin of the case.', 'Ask one: “hearsay case member list” names them.')
    : new Mistake(`“${login.slice(0, 63)}” is no member of the case.`);
}
