import { type Member, membersOf, ROLES, type Role, removeMember, setMember } from '../../ledger/index.ts';
import { Mistake } from '../../terms/mistake.ts';
import type { Case } from './case.ts';

/** Who may do what in a case, by login of its server. @throws Mistake where it is kept in a folder, which has no logins. */
export async function caseMembers(open: Case): Promise<readonly Member[]> {
  onServer(open);
  return await membersOf(open.database, open.id);
}

/**
 * Makes a login a member of a case, or changes what it is.
 *
 * @throws Mistake as `caseMembers` does, and where there is no such login or role, or the one who asks is no admin.
 */
export async function putMember(open: Case, login: string, role: string): Promise<Member> {
  onServer(open);
  const known = ROLES.find((one) => one === role);
  if (known === undefined) throw new Mistake(`“${role.slice(0, 40)}” is no role.`, `Name one of ${ROLES.join(', ')}.`);
  const member: Member = { login, role: known satisfies Role };
  await setMember(open.database, open.id, member);
  return member;
}

/** Takes a login out of a case. @throws Mistake as `caseMembers` does, and where it is no member, or the one who asks is no admin. */
export async function dropMember(open: Case, login: string): Promise<void> {
  onServer(open);
  await removeMember(open.database, open.id, login);
}

function onServer({ place }: Case): void {
  if (place.database === null)
    throw new Mistake(
      'The case is kept in a folder, which has no members: it belongs to whoever can read the folder.',
      'Keep it in PostgreSQL for that.',
    );
}
