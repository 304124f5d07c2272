import { sha256 } from '../../domain/sha256.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The GUID as we compare it, lower case and without braces; null for what is none. */
export function readGuid(text: string | undefined): string | null {
  const guid = (text ?? '')
    .trim()
    .toLowerCase()
    .replace(/^\{|\}$/g, '');
  return GUID.test(guid) ? guid : null;
}

/** The GUID of a record: the uuid in its id. Ids that hold none (settings) get one that is always the same. */
export function guidOf(id: string): string {
  const uuid = id.slice(id.indexOf('_') + 1).toLowerCase();
  return GUID.test(uuid) ? uuid : derivedGuid(id);
}

/** The GUID of something that is no record of its own, such as one tag on one highlight: the same parts give the same GUID. */
export function derivedGuid(...parts: readonly string[]): string {
  const hex = sha256(parts.join('\n'));
  // Version 8 is for uuids that a program makes by rules of its own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
