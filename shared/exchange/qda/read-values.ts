import type { Attribute } from '../../domain/participant.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/read-xml.ts';
import { readGuid } from './guid.ts';
import type { Reading } from './reading.ts';

/** The values of the variables on a case or a source, by the variable's name. Those of an unknown variable are told and left out. */
export function valuesOf(reading: Reading, element: XmlElement): Readonly<Record<string, Attribute>> {
  const values: Record<string, Attribute> = {};
  for (const value of childrenOf(element, 'VariableValue')) {
    const guid = readGuid(childOf(value, 'VariableRef')?.attributes.targetGUID);
    const variable = guid === null ? undefined : reading.variables.get(guid);
    if (variable === undefined) {
      reading.problems.warn('A value belongs to a variable that is not in the file and was left out.', {
        line: value.line,
        kept: 'nothing',
      });
      continue;
    }
    const typed = value.children.find(({ name }) => name.endsWith('Value'));
    const read = typed === undefined ? null : attributeOf(typed);
    if (read !== null) values[variable.name] = read;
  }
  return values;
}

function attributeOf({ name, text }: XmlElement): Attribute | null {
  const words = text.trim();
  if (words === '') return null;
  if (name === 'BooleanValue') return words === 'true' || words === '1';
  if (name !== 'IntegerValue' && name !== 'FloatValue') return words;
  const figure = Number(words);
  return Number.isFinite(figure) ? figure : words;
}
