import type { GuideTemplate } from './guide-template.ts';
import { PROBLEM_GUIDE } from './problem-guide.ts';
import { STORY_GUIDE } from './story-guide.ts';
import { SURVEY_GUIDE } from './survey-guide.ts';
import { SWITCH_GUIDE } from './switch-guide.ts';
import { USABILITY_GUIDE } from './usability-guide.ts';

/** The guides that come with the product. */
export const GUIDE_TEMPLATES: readonly GuideTemplate[] = [
  STORY_GUIDE,
  PROBLEM_GUIDE,
  SWITCH_GUIDE,
  USABILITY_GUIDE,
  SURVEY_GUIDE,
];
