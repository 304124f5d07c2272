/** The highest shape of records that this build knows (reliability.md 2.5): each step up is a file of `upgrades/`. */
export const SCHEMA_EPOCH = 2;
