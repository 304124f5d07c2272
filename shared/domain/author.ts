import * as v from 'valibot';
import { baseEntries, idSchema } from './record-base.ts';

export const AuthorSchema = v.object({ id: idSchema('author'), ...baseEntries, name: v.string() });
/** The team member who writes here. */
export type Author = Readonly<v.InferOutput<typeof AuthorSchema>>;
