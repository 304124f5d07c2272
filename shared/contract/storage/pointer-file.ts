import * as v from 'valibot';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { JsonObject } from '../../domain/json.ts';
import { sha256 } from '../../domain/sha256.ts';
import type { ProjectEntry } from '../host-storage.ts';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';
import type { Disk } from './disk.ts';
import { POINTER, POINTER_TWIN, PROJECT_ID } from './storage-paths.ts';

/** The projects as the pointer or its twin tells them; null when neither can be trusted. One that is damaged is kept aside. */
export async function readPointer(disk: Disk): Promise<readonly ProjectEntry[] | null> {
  for (const path of [POINTER, POINTER_TWIN]) {
    const bytes = await disk.read(path);
    if (bytes === null) continue;
    const projects = projectsIn(bytes);
    if (projects !== null) return projects;
    await disk.replace(`${path}.damaged`, bytes);
  }
  return null;
}

/** The pointer first: when only it could be written, it is the newer one and it is the one that is read. */
export async function writePointer(disk: Disk, projects: readonly ProjectEntry[]): Promise<void> {
  const content = { projects: projects as unknown as JsonObject[] };
  const text = JSON.stringify({ ...content, check: checkOf(content) }, null, 1);
  for (const path of [POINTER, POINTER_TWIN]) await disk.replace(path, encodeUtf8(text));
}

/** A flipped digit is good JSON, and another generation. */
const checkOf = (content: JsonObject): string => sha256(canonicalJson(content));

const generation = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const pointerSchema = v.object({
  projects: v.array(
    v.object({
      projectId: v.pipe(v.string(), v.regex(PROJECT_ID)),
      title: v.string(),
      generation,
      kept: v.array(v.object({ generation, until: v.string() })),
    }),
  ),
  check: v.string(),
});

function projectsIn(bytes: Uint8Array): readonly ProjectEntry[] | null {
  try {
    const parsed = v.safeParse(pointerSchema, JSON.parse(decodeUtf8(bytes)));
    if (!parsed.success) return null;
    const { projects, check } = parsed.output;
    return check === checkOf({ projects }) ? projects : null;
  } catch {
    return null;
  }
}
