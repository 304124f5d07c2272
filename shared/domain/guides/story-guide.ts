import type { GuideTemplate } from './guide-template.ts';

/** A. Story-based discovery interview. */
export const STORY_GUIDE: GuideTemplate = {
  key: 'story',
  title: 'Story-based discovery interview',
  aim: 'Find needs in what really happened',
  minutes: 45,
  sections: [
    {
      title: 'The last time',
      minutes: 25,
      questions: [
        {
          text: 'Tell me about the last time you [did the thing]. When was it?',
          required: true,
          aim: 'Find needs in what really happened',
          probes: [
            'If vague: Take me to that day; where were you?',
            'Avoid “Would you use …?” and “Do you usually …?”: ask for the last time instead.',
          ],
        },
        { text: 'What set it off?', required: true },
        { text: 'Walk me through it step by step. What came next?', required: true },
        { text: 'Who else was involved, and what did they need from you?' },
        { text: 'What was hardest? What made it hard?', required: true },
        { text: 'What did you use? What did you do by hand?' },
      ],
    },
    {
      title: 'How it ended',
      minutes: 15,
      questions: [
        { text: 'What happened in the end? How did you know it was done?', required: true },
        { text: 'What did it cost you: time, money, nerves?' },
        { text: 'When did it go differently? Tell me about that time.' },
        { text: 'If it vanished tomorrow, what would you do?' },
      ],
    },
  ],
};
