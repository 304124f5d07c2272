import type { GuideTemplate } from './guide-template.ts';

/** B. Problem interview. */
export const PROBLEM_GUIDE: GuideTemplate = {
  key: 'problem',
  title: 'Problem interview',
  aim: 'Is this problem real, frequent and costly?',
  minutes: 30,
  sections: [
    {
      title: 'The work and its problems',
      minutes: 15,
      questions: [
        {
          text: 'What does your work look like around [area]?',
          required: true,
          aim: 'Is this problem real, frequent and costly?',
        },
        { text: 'What are the three things that cost you most there? Which first?', required: true },
        { text: 'When did that last happen? Tell me the story.', required: true },
        { text: 'How often in the last month?', required: true },
        { text: 'What did you try? Why did you stop or keep on?', required: true },
      ],
    },
    {
      title: 'What it is worth',
      minutes: 10,
      questions: [
        { text: 'What would it be worth not to have it?' },
        { text: 'Who decides about spending on it?' },
        {
          text: 'Read our assumption aloud: “Some people say [problem]. How is that for you?”',
          required: true,
          aim: 'Record: agrees, denies, or different',
        },
        { text: 'What matters more than this?' },
      ],
    },
  ],
};
