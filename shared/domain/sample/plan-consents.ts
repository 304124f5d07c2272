import { insert } from '../change.ts';
import { newConsent } from '../consent.ts';
import { CONSENTS } from './sample-consents.ts';
import { idOf, ORIGIN, type SamplePlan } from './sample-plan.ts';

export function planConsents({ ops, input, personIds }: SamplePlan): void {
  for (const { person, day, expires, scopes, ...consent } of CONSENTS) {
    const fields = {
      ...consent,
      participantId: idOf(personIds, person),
      scopes: [...scopes],
      at: input.day(day),
      expiresAt: expires === null ? null : input.day(expires),
      textVersion: '1',
      origin: ORIGIN,
    };
    ops.push(insert('consents', newConsent(input.newId('consent'), fields, input)));
  }
}
