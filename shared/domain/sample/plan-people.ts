import { must } from '../assert.ts';
import { insert } from '../change.ts';
import { newParticipant, nextAlias } from '../participant.ts';
import { newStudy } from '../study.ts';
import { idOf, ORIGIN, type SamplePlan } from './sample-plan.ts';
import { PEOPLE, type SampleSource, SOURCES, STUDIES } from './sample-sources.ts';

/** Studies, and the participants who are heard in them. */
export function planPeople(plan: SamplePlan): void {
  const { newId, orderKeys, after } = plan.input;
  const studyOrder = orderKeys(after.studies, Object.keys(STUDIES).length);
  for (const [i, [key, study]] of Object.entries(STUDIES).entries()) {
    const id = newId('study');
    plan.studyIds.set(key, id);
    const order = must(studyOrder[i], 'an order key');
    const fields = { ...study, questions: [...study.questions], segments: [...study.segments], order, origin: ORIGIN };
    plan.ops.push(insert('studies', newStudy(id, fields, plan.input)));
  }
  const aliases = [...plan.input.aliasesInUse];
  for (const [key, person] of Object.entries(PEOPLE)) {
    const id = newId('participant');
    plan.personIds.set(key, id);
    const alias = nextAlias(aliases);
    aliases.push(alias);
    const studyIds = sourcesOf(key).map((source) => idOf(plan.studyIds, source.study));
    plan.ops.push(
      insert('participants', newParticipant(id, { ...person, alias, studyIds, origin: ORIGIN }, plan.input)),
    );
  }
}

const sourcesOf = (person: string): SampleSource[] =>
  Object.values<SampleSource>(SOURCES).filter((source) => source.people.some((key) => key === person));
