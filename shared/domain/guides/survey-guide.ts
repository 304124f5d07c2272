import type { GuideTemplate } from './guide-template.ts';

/** E. Survey follow-up. */
export const SURVEY_GUIDE: GuideTemplate = {
  key: 'survey',
  title: 'Survey follow-up',
  aim: 'The reason behind an answer',
  minutes: 20,
  sections: [
    {
      title: 'Behind the answers',
      minutes: 15,
      questions: [
        {
          text: 'You answered “[answer]” to “[question]”. What were you thinking of?',
          required: true,
          aim: 'The reason behind an answer',
          probes: ['Fill in the answer before the talk.'],
        },
        { text: 'Tell me about the last time that was so.', required: true },
        { text: 'What would have made you answer one step higher? Lower?' },
        { text: 'You called [need] [importance] important. Compared with what?', required: true },
        { text: 'How do you manage today, and how well does it work?', required: true },
        { text: 'What did the survey miss?' },
        { text: 'Has anything changed since?' },
      ],
    },
  ],
};
