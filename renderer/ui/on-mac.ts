/** Whether the person sits at a Mac: its keys are named and meant differently. */
export const ON_MAC: boolean = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac OS');
