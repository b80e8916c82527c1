import {
  type Counted,
  countOrigins,
  NO_ORIGINS,
  type Parties,
  type Weighed,
  type Witness,
  weigh,
} from '../lineage/index.ts';
import type { Assumption } from '../terms/claim.ts';
import { type Certainty, weaker } from '../terms/factuality.ts';
import type { Basis, HopClaim, OriginReason } from '../terms/hop.ts';
import { hull, type Interval } from '../terms/interval.ts';
import { cliques } from './cliques.ts';
import type { Timed } from './events.ts';
import type { Matter } from './matter.ts';
import { type Aim, covers, sidesOf } from './sides.ts';
import { settingOf } from './standing.ts';
import type { Step } from './step.ts';
import type { TiedContact } from './ties.ts';
import type { Transfer } from './transfers.ts';

/** One thing that says a transfer happened: a claim as it counts, or a record tied to the item. */
interface Account {
  readonly transfer: Transfer | null;
  readonly weighed: Weighed | null;
  readonly record: Witness | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly item: string;
  readonly when: Interval;
}

/**
 * The hops that somebody claims or a record shows, of every item of the case, in order of their first claim.
 *
 * Claims share a hop when their nodes and items (same, or whole to part) agree and their intervals overlap; disjoint
 * intervals make two hops, and a claim too vague to choose stands at both; what a reviewer said of events goes before times. Ids are given later.
 *
 * @param asked only the hops between those of whom somebody claims, or a record shows, that this item passed between them: all that can carry
 *   it are among these.
 */
export function claimedSteps(matter: Matter, ties: readonly TiedContact[], asked: string | null = null): Step[] {
  const accounts = accountsOf(matter, ties, asked);
  const pairs = grouped(accounts, (account) => pairOf(account, matter));
  return [...pairs.values()].flatMap((pair) => {
    const [first] = pair;
    const [from, to] = [
      nodeAt(matter, first?.from ?? null, first?.when),
      nodeAt(matter, first?.to ?? null, first?.when),
    ];
    if (from !== null && from === to) return [];
    // Accounts of one item and one interval agree with the same others: they are compared once.
    const classes = [
      ...grouped(pair, ({ item, when, transfer }) =>
        JSON.stringify([item, when.earliest, when.latest, matter.events.of(transfer?.claim.id ?? null)]),
      ).values(),
    ];
    const alike = classes.map((same) => same[0]!);
    const agree = (x: Account, y: Account): boolean => matter.items.agree(x.item, y.item);
    const told = alike.flatMap((each) => {
      const event = matter.events.of(timed(each).claim);
      return event === null ? [] : [{ each, event }];
    });
    const together = (a: number, b: number): boolean => {
      const [x, y] = [alike[a]!, alike[b]!];
      if (!agree(x, y)) return false;
      const [one, other] = [timed(x), timed(y)];
      if (matter.events.meet(one, other)) return true;
      return told.some(
        ({ each, event }) => agree(x, each) && agree(y, each) && matter.events.joined(one, other, event),
      );
    };
    return cliques(alike.length, together).map((clique) => {
      const chosen = new Set(clique.flatMap((at) => classes[at] ?? []));
      return stepOf(
        pair.filter((account) => chosen.has(account)),
        matter,
      );
    });
  });
}

function timed({ transfer, when }: Account): Timed {
  return { claim: transfer?.claim.id ?? null, when };
}

function nodeAt(matter: Matter, actor: string | null, when: Interval | undefined): string | null {
  return actor === null || when === undefined ? null : matter.members.node(actor, when);
}

/** Every claim that counts for a transfer, weighed among those on the same transfer, and every tied record. */
function accountsOf(matter: Matter, ties: readonly TiedContact[], asked: string | null): Account[] {
  const { transfers, items, lineage } = matter;
  const pairs = grouped(transfers, (transfer) => pairOf(transfer, matter));
  const agrees = ({ item }: { readonly item: string | null }): boolean =>
    asked === null || (item !== null && items.agree(item, asked));
  const wanted = new Set([...pairs].flatMap(([pair, all]) => (all.some(agrees) ? [pair] : [])));
  for (const { contact, item } of ties) if (agrees({ item })) wanted.add(pairOf(contact, matter));
  const cache = new Map<string, { readonly beside: readonly Transfer[]; readonly all: readonly Weighed[] }>();
  const told = transfers.flatMap((transfer): Account[] => {
    const { item, from, to, when, claim } = transfer;
    if (item === null || (from === null && to === null)) return [];
    const pair = pairOf(transfer, matter);
    if (!wanted.has(pair)) return [];
    const key = `${pair}\n${item}`;
    let group = cache.get(key);
    if (group === undefined) {
      const beside = (pairs.get(pair) ?? []).filter((other) => other.item !== null && items.agree(item, other.item));
      group = {
        beside,
        all: weigh(
          beside.map((each) => each.claim),
          lineage,
        ),
      };
      cache.set(key, group);
    }
    const own = group.all.find((each) => each.witness.id === claim.id);
    if (own === undefined || !sidesOf(claim).includes('for')) return [];
    const weighed = transfer.giverElsewhere ? noSurer(own, group.all, group.beside) : own;
    if (weighed.witness.certainty === 'U') return [];
    return [{ transfer, weighed, record: null, from, to, item, when }];
  });
  const recorded = ties.flatMap(({ contact, item, witness }): Account[] => {
    const { from, to, when } = contact;
    if (!wanted.has(pairOf(contact, matter))) return [];
    return [{ transfer: null, weighed: null, record: witness, from, to, item, when }];
  });
  return [...told, ...recorded];
}

/** `Map.groupBy`, which Node 20 does not have. */
function grouped<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [value]);
    else known.push(value);
  }
  return groups;
}

function pairOf({ from, to, when }: Pick<Account, 'from' | 'to' | 'when'>, matter: Matter): string {
  return JSON.stringify([nodeAt(matter, from, when), nodeAt(matter, to, when)]);
}

/** Whoever names no giver vouches for no giver: at best as surely as the passage that names one. */
function noSurer(own: Weighed, all: readonly Weighed[], beside: readonly Transfer[]): Weighed {
  const naming = new Set(beside.filter((each) => !each.giverElsewhere).map((each) => each.claim.id));
  const order: readonly Certainty[] = ['CT', 'PR', 'PS', 'U'];
  const best =
    order.find((certainty) => all.some(({ witness }) => naming.has(witness.id) && witness.certainty === certainty)) ??
    'U';
  return { ...own, witness: { ...own.witness, certainty: weaker(own.witness.certainty, best) } };
}

function stepOf(accounts: readonly Account[], matter: Matter): Step {
  const weighed = accounts.flatMap((each) => each.weighed ?? []);
  const records = accounts.flatMap((each) => each.record ?? []);
  const setting = settingOf(weighed, records);
  const parties = partiesOf(accounts);
  const counted: Counted =
    setting.standing === 'presumed'
      ? { origins: NO_ORIGINS, groups: [] }
      : countOrigins(setting.witnesses, parties, matter.evidence, matter.lineage);
  const sets = (witnesses: readonly Witness[]): Account[] =>
    accounts.filter((each) => witnesses.some(({ id }) => id === (each.weighed?.witness ?? each.record)?.id));
  const when = hull(dated(sets(setting.bounding)).map((each) => each.when));
  const moved = [...new Set(sets(setting.witnesses).map((each) => each.item))];
  const item =
    moved.find((each) => moved.every((other) => matter.items.same(each, other) || matter.items.partOf(other, each))) ??
    moved[0];
  const nodes = (end: 'from' | 'to'): Set<string> =>
    new Set(accounts.flatMap((each) => (each[end] === null ? [] : matter.members.nodes(each[end], each.when))));
  const [from, to] = [nodes('from'), nodes('to')];
  // Who a denial can name to be aimed here: those the claims name and the body they stand for, not its other agents.
  const aim: Aim = { from, to, items: new Set(accounts.map((each) => each.item)), when };
  const claims: HopClaim[] = [
    ...weighed.map(({ witness }): HopClaim => ({ claim: witness.id, side: 'for' })),
    ...opposing(
      matter,
      aim,
      weighed.map(({ witness }) => witness.id),
    ),
  ];
  const origins = { ...counted.origins, why: [...counted.origins.why, ...losses(weighed)] };
  return {
    hop: {
      id: '',
      from: end(accounts, 'from', matter),
      to: end(accounts, 'to', matter),
      item: item ?? null,
      when,
      standing: setting.standing === 'reported' && origins.least >= 2 ? 'corroborated' : setting.standing,
      flags: flagsOf(claims),
      origins,
      basis: basisOf(weighed, records),
      claims,
      through: { from: [...parties.from], to: [...parties.to] },
    },
    from,
    to,
    times: [when],
    moved,
    certainty: setting.certainty,
    groups: counted.groups,
    assumptions: assumed(sets(setting.witnesses)),
    membership: null,
  };
}

/**
 * Those that say when, if any does: a claim without a date bounds nothing and so widens nothing. Of "in May 2017" and a
 * text that speaks of it years later without a day, the month is what the record knows.
 */
function dated(accounts: readonly Account[]): readonly Account[] {
  const timed = accounts.filter(({ transfer }) => {
    const when = transfer?.claim.when;
    return when === undefined || when.earliest !== null || when.latest !== null;
  });
  return timed.length > 0 ? timed : accounts;
}

function end(accounts: readonly Account[], side: 'from' | 'to', matter: Matter): string | null {
  const [first] = accounts;
  return first === undefined ? null : nodeAt(matter, first[side], first.when);
}

/** Who the claims themselves name at each end. */
function partiesOf(accounts: readonly Account[]): Parties {
  const ends = (side: 'from' | 'to'): Set<string> => new Set(accounts.flatMap((each) => each[side] ?? []));
  return { from: ends('from'), to: ends('to') };
}

/**
 * The claims against a hop, and those that expressly leave it open: all that cover it. One that a reviewer said is of some event stands where a claim
 * for that event does, and nowhere else.
 */
export function opposing(matter: Matter, aim: Aim, supporting: readonly string[] = []): HopClaim[] {
  return matter.contested.flatMap((transfer) => {
    const said = matter.events.denied(transfer.claim.id, supporting);
    if (said === false || (said === null && !covers(transfer, aim, matter.items))) return [];
    return sidesOf(transfer.claim).flatMap((side): HopClaim[] =>
      side === 'for' ? [] : [{ claim: transfer.claim.id, side }],
    );
  });
}

/** The flags that a hop's claims set. */
export function flagsOf(claims: readonly HopClaim[]): ('disputed' | 'questioned')[] {
  const disputed = claims.some((each) => each.side === 'against');
  const questioned = claims.some((each) => each.side === 'open');
  return [...(disputed ? (['disputed'] as const) : []), ...(questioned ? (['questioned'] as const) : [])];
}

function basisOf(weighed: readonly Weighed[], records: readonly Witness[]): Basis[] {
  const claims = weighed.map(({ witness }): Basis => ({ kind: witness.record ? 'record' : 'claim', ref: witness.id }));
  return [...claims, ...records.map((each): Basis => ({ kind: 'record', ref: each.id }))];
}

function losses(weighed: readonly Weighed[]): OriginReason[] {
  return weighed.flatMap(({ witness, loss }): OriginReason[] => {
    if (loss === null) return [];
    const why = `held ${loss.own}+ here, but it repeats what was held ${witness.certainty}+ and counts as that: ${loss.via.why}`;
    return [{ kind: 'collapse', claims: [witness.id, loss.from], passage: witness.passage, why }];
  });
}

/** Assumptions are needed only where no claim that sets the standing does without. */
function assumed(accounts: readonly Account[]): Assumption[] {
  const lists = accounts.map((each) => each.transfer?.claim.assumptions ?? []);
  if (lists.some((list) => list.length === 0)) return [];
  return lists.toSorted((a, b) => a.length - b.length)[0]?.slice() ?? [];
}
