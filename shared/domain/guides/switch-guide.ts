import type { GuideTemplate } from './guide-template.ts';

/** C. Switch interview (jobs to be done). */
export const SWITCH_GUIDE: GuideTemplate = {
  key: 'switch',
  title: 'Switch interview',
  aim: 'The forces behind a change',
  minutes: 45,
  sections: [
    {
      title: 'Towards the change',
      minutes: 25,
      questions: [
        {
          text: 'What did you use before, and since when do you use [new]?',
          required: true,
          aim: 'The forces behind a change',
        },
        {
          text: 'First thought: when did you first think the old way was not enough? What happened that day?',
          required: true,
          aim: 'Push',
        },
        { text: 'What did you do then, and what not yet?' },
        { text: 'What made you look actively? What did you look at?', required: true },
        { text: 'What did you hope life would be like?', required: true, aim: 'Pull' },
        { text: 'What worried you about changing?', required: true, aim: 'Anxiety' },
        { text: 'What was good about the old way?', required: true, aim: 'Habit' },
        { text: 'Who else had a say?' },
        { text: 'The day you decided: what tipped it?', required: true },
      ],
    },
    {
      title: 'After the change',
      minutes: 15,
      questions: [
        { text: 'First use: what went as hoped, what not?', required: true },
        { text: 'What can you do now that you could not?' },
        { text: 'What did you stop using?' },
      ],
    },
  ],
};
