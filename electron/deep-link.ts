/**
 * The link in its one accepted form, or null: `throughline://open/<projectId>/<kind>/<id>`, for an interview with
 * `?seg=<segment id>`. A link selects; nothing in it is ever executed, so the form is all that main checks.
 */
export function parseDeepLink(text: string): string | null {
  return text.length <= LONGEST && LINK.test(text) ? text : null;
}

const LONGEST = 400;
const ID = '[A-Za-z0-9][A-Za-z0-9_-]{0,79}';
const LINK = new RegExp(`^throughline://open/${ID}/[a-z][a-z-]{0,31}/${ID}(\\?seg=${ID})?$`);
