import type { GuideTemplate } from './guide-template.ts';

/** D. Usability session. */
export const USABILITY_GUIDE: GuideTemplate = {
  key: 'usability',
  title: 'Usability session',
  aim: 'Where the design fails people',
  minutes: 45,
  sections: [
    {
      title: 'Tasks',
      minutes: 30,
      questions: [
        { text: 'Please think aloud; I will be quiet.', required: true, aim: 'Where the design fails people' },
        { text: 'Before: What would you expect to find here?', required: true },
        {
          text: 'Task per card: goal in the person’s words, start state, success criterion',
          required: true,
          aim: 'Record: done, done with help or not done; time, errors, path',
        },
        { text: 'What are you looking for now?', probes: ['Only when silent.'] },
        { text: 'After each task: How easy was that, 1 to 7? Why?', required: true, kind: 'rating' },
      ],
    },
    {
      title: 'Looking back',
      minutes: 10,
      questions: [
        { text: 'What surprised you?', required: true },
        { text: 'What would you tell a colleague this is for?' },
        { text: 'What would have to change before you could use it at work?', required: true },
        { text: 'Debrief notes within 15 minutes: three findings, severity 1 to 4' },
      ],
    },
  ],
};
