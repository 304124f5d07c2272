import type { Attribute, Participant } from '../../domain/participant.ts';
import type { XmlNode } from '../xml/write-xml.ts';
import { derivedGuid, guidOf } from './guid.ts';
import { ownDescription, ownRow } from './own-note.ts';
import type { ProjectIndex } from './project-index.ts';

export type Attributes = Readonly<Record<string, Attribute>>;

/** The variables of a project: each name once, with the narrowest type that holds all of its values. */
export interface WrittenVariables {
  readonly nodes: readonly XmlNode[];
  readonly values: (attributes: Attributes) => readonly XmlNode[];
}

export function variablesOf(index: ProjectIndex): WrittenVariables {
  const types = new Map<string, VariableType>();
  const all = [
    ...index.all('participants').map(fieldsOf),
    ...index.all('interviews').map(({ attributes }) => attributes),
  ];
  for (const attributes of all) {
    for (const [name, value] of Object.entries(attributes)) {
      const own = typeOf(value);
      const before = types.get(name);
      types.set(name, before === undefined || before === own ? own : bothTypes(before, own));
    }
  }
  const names = [...types.keys()].sort();
  return {
    nodes: names.map((name) => ({
      name: 'Variable',
      attributes: { guid: derivedGuid('variable', name), name, typeOfVariable: types.get(name) },
    })),
    values: (attributes) =>
      Object.entries(attributes)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => ({
          name: 'VariableValue',
          children: [
            { name: 'VariableRef', attributes: { targetGUID: derivedGuid('variable', name) } },
            { name: `${types.get(name) ?? 'Text'}Value`, text: String(value) },
          ],
        })),
  };
}

/** Participants as cases with what is known of them, and the interviews that they were in. */
export function caseNodes(index: ProjectIndex, variables: WrittenVariables): readonly XmlNode[] {
  return index.all('participants').map((participant) => {
    const sources = index.all('interviews').filter(({ participantIds }) => participantIds.includes(participant.id));
    return {
      name: 'Case',
      attributes: { guid: guidOf(participant.id), name: participant.name || participant.alias },
      children: [
        { name: 'Description', text: ownDescription(ownRow('participants', participant)) },
        ...variables.values(fieldsOf(participant)),
        ...sources.map(({ id }): XmlNode => ({ name: 'SourceRef', attributes: { targetGUID: guidOf(id) } })),
      ],
    };
  });
}

type VariableType = 'Text' | 'Boolean' | 'Integer' | 'Float';

function typeOf(value: Attribute): VariableType {
  if (typeof value === 'boolean') return 'Boolean';
  // A decimal of XML has no exponent.
  if (typeof value !== 'number' || !/^-?\d+(?:\.\d+)?$/.test(String(value))) return 'Text';
  return Number.isInteger(value) ? 'Integer' : 'Float';
}

const bothTypes = (a: VariableType, b: VariableType): VariableType =>
  [a, b].every((type) => type === 'Integer' || type === 'Float') ? 'Float' : 'Text';

function fieldsOf({ alias, company, role, segment, email, phone, attributes }: Participant): Attributes {
  const fields = Object.entries({
    Alias: alias,
    Company: company,
    Role: role,
    Segment: segment,
    Email: email,
    Phone: phone,
  });
  return { ...Object.fromEntries(fields.filter(([, value]) => value !== '')), ...attributes };
}
