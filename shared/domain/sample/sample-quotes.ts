import type { PersonKey, SourceKey } from './sample-sources.ts';
import type { TagKey } from './sample-tags.ts';

export interface SampleQuote {
  readonly source: SourceKey;
  /** Exact words of one turn, or of one block of the note. */
  readonly words: string;
  readonly tags: readonly TagKey[];
  /** Whose words they are where the text names no speaker; null: the researcher's own. */
  readonly person?: PersonKey | null;
}

/** The sample's highlights. Some overlap, some stand in notes, some are linked to nothing yet. */
export const QUOTES = {
  fourApps: {
    source: 'ines',
    words: 'By nine at night I have changes from four different apps and one voice message from a man who is driving.',
    tags: ['late'],
  },
  wrongThreeTimes: {
    source: 'ines',
    words: 'It was wrong three times before anybody touched flour.',
    tags: ['late', 'truth'],
  },
  photoOfSheet: {
    source: 'ines',
    words: 'I cross things out with a pen, I take a photo of the sheet, and I send the photo to Davit, who bakes.',
    tags: ['paper'],
  },
  seesItAtTwo: {
    source: 'ines',
    words:
      'I send the photo to Davit, who bakes. If he is asleep already he sees it at two in the morning, or he does not.',
    tags: ['unread'],
  },
  sixtyRolls: {
    source: 'ines',
    words: 'Then we bake sixty rolls for a school with no children in it.',
    tags: ['late', 'buffer'],
  },
  neverBelieve: {
    source: 'ines',
    words: 'So I put a few extra on everything, because I never believe the number.',
    tags: ['buffer'],
  },
  ratherThrow: {
    source: 'ines',
    words: 'I would rather throw away bread than tell a cafe at seven in the morning that there is none.',
    tags: ['buffer'],
  },
  iAmTheCutoff: {
    source: 'ines',
    words: 'Nobody believes it, because I am the cut-off, and I am a soft person.',
    tags: ['cutoff'],
  },
  loseItQuietly: {
    source: 'ines',
    words: 'You do not lose a cafe on the day you say no. You lose it quietly.',
    tags: ['cutoff'],
  },
  machineMaySayNo: { source: 'ines', words: 'A machine may say no. I may not.', tags: ['cutoff'] },
  whyLogIn: {
    source: 'ines',
    words: 'The rest told me, Ines, I have your number, why would I log in to buy bread?',
    tags: ['self'],
  },
  neverLogIn: { source: 'ines', words: 'My cafes will never log in to anything. I stopped asking.', tags: ['self'] },
  gettingItWrong: {
    source: 'ines',
    words: "It is all in my head and a little in Davit's. The new girl learned it by getting each one wrong once.",
    tags: ['habit'],
  },
  wetHands: {
    source: 'ines',
    words: 'your hands are wet and you do not want to unlock a screen with your elbow',
    tags: ['paper'],
  },
  bedKnowing: {
    source: 'ines',
    words:
      "I would like to go to bed knowing the number. Not a perfect system. One list that is true at ten o'clock, and that is still true at two.",
    tags: ['truth'],
  },
  oneTrueList: { source: 'ines', words: "One list that is true at ten o'clock", tags: ['truth', 'cutoff'] },
  badConscience: {
    source: 'ines',
    words: 'The waste is not a number to her, it is a bad conscience.',
    tags: ['buffer'],
    person: null,
  },
  yellowSlip: {
    source: 'tomas',
    words: 'a slip that falls off a clip is an order that never existed',
    tags: ['late', 'paper'],
  },
  samiInTheVan: { source: 'tomas', words: 'For a customer, Northgate is Sami in the blue van.', tags: ['driver'] },
  sevenOfTen: {
    source: 'tomas',
    words: 'Of ten things, seven. The other three come back as complaints.',
    tags: ['driver', 'unread'],
  },
  nobodySaw: {
    source: 'tomas',
    words:
      'At six in the morning there is nobody at the door to count, so the crate is missing and nobody saw it go missing.',
    tags: ['short'],
  },
  wordAgainstWord: {
    source: 'tomas',
    words: 'Then it is their word against ours, two weeks later, when the invoice comes.',
    tags: ['short'],
  },
  cheaperToPay: {
    source: 'tomas',
    words: 'It is cheaper to give the money back than to find out who is right.',
    tags: ['short'],
  },
  photoOfStack: {
    source: 'tomas',
    words:
      'Then we let drivers take a photo of the stack at the door, and that quarter I had almost no arguments from those rounds.',
    tags: ['photo'],
  },
  ownDoorstep: {
    source: 'tomas',
    words: 'People do not argue with a picture of their own doorstep.',
    tags: ['photo'],
  },
  elevenWebOrders: {
    source: 'tomas',
    words: 'Last month it was eleven web orders out of two and a half thousand.',
    tags: ['self'],
  },
  gloves: {
    source: 'tomas',
    words: 'The ones in the cold room have gloves, so for them it is the printed list or nothing.',
    tags: ['paper'],
  },
  screenIsFine: {
    source: 'tomas',
    words: 'I do use a phone, I stand still. For me a screen is fine.',
    tags: ['paper'],
  },
  fourCalls: {
    source: 'tomas',
    words: 'Each one is four phone calls and a bad feeling between people who like each other.',
    tags: ['short'],
  },
  decoration: {
    source: 'priya',
    words: 'If it is too easy for me, it is not a cut-off, it is a decoration.',
    tags: ['cutoff'],
  },
  tenOrFifteen: {
    source: 'priya',
    words: 'I do not know whether the roastery has seen fifteen or ten, and that is the only thing I care about.',
    tags: ['unread', 'truth'],
  },
  politeNo: {
    source: 'priya',
    words: 'I could never write it so quickly myself without sounding cross.',
    tags: ['cutoff'],
  },
  eightOfForty: {
    source: 'priya',
    words: 'The ones with a counter would not open the mail. I would invite eight of the forty.',
    tags: ['self'],
  },
  mess: {
    source: 'priya',
    words: 'I do not need them to change. I need the mess to arrive in one place.',
    tags: ['truth', 'self'],
  },
  twoHundredKilos: {
    source: 'priya',
    words: 'I roast two hundred kilos a week more than I sell, just to be safe',
    tags: ['buffer'],
  },
  neverKnowRead: {
    source: 'wen',
    words: 'I never know whether they have read it. I find out at seven the next morning',
    tags: ['unread'],
  },
  twoTaps: {
    source: 'wen',
    words: 'Two taps on the tram and a tick that says they have seen it. I would give up the messages at once.',
    tags: ['self', 'unread'],
  },
  heIsTheDairy: {
    source: 'wen',
    words: 'The driver, if I catch him at the door. For me he is the dairy.',
    tags: ['driver'],
  },
  photoAtTheDoor: {
    source: 'wen',
    words: 'a photo of what was left at the door would end most of my phone calls.',
    tags: ['photo', 'short'],
  },
  threeOfFive: {
    source: 'jonas',
    words: 'the invoice and the price list have disagreed in three of the last five months',
    tags: ['price'],
  },
  halfADay: { source: 'jonas', words: 'Half a day for each bakery, each month.', tags: ['price'] },
  beforeItIsACorrection: {
    source: 'jonas',
    words: 'After, it is an argument. Before, it is a correction.',
    tags: ['price'],
  },
  onTheGlove: {
    source: 'greenholt',
    words: 'Kofi repeated it, and wrote it on the back of his glove.',
    tags: ['late', 'paper'],
    person: null,
  },
  untilSomebodyWakes: {
    source: 'greenholt',
    words: 'The list is only true until somebody wakes up.',
    tags: ['late', 'truth'],
    person: 'kofi',
  },
  twoTrays: {
    source: 'greenholt',
    words: 'I make two trays more of the lentil, always. It is cheaper than a phone call.',
    tags: ['buffer'],
    person: 'marguerite',
  },
  kitchenDoor: {
    source: 'greenholt',
    words: 'It has to go to the kitchen door, everybody knows that, but it is written nowhere.',
    tags: ['habit'],
    person: 'marguerite',
  },
  kofiIsTheOffice: {
    source: 'greenholt',
    words: 'she does not call the office any more because Kofi is the office',
    tags: ['driver'],
    person: null,
  },
} as const satisfies Record<string, SampleQuote>;
export type QuoteKey = keyof typeof QUOTES;
