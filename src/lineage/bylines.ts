/** Bylines that name nobody: two texts by "Staff" are not by one author. */
const NOBODY =
  /^(?:by )?(?:(?:our |the )?(?:own )?(?:staff|newsroom|news ?desk|editorial (?:board|staff|team)|editors?|admin|correspondents?|reporters?|special correspondents?|staff (?:writers?|reporters?|correspondents?))|agencies|unknown|anonymous|n\/a)$/iu;

/** Whether a byline names somebody: a person, an agency, an office. */
export function namesSomebody(byline: string): boolean {
  return !NOBODY.test(byline.trim());
}
