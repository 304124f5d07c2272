/** Answers of a survey among people who buy for a cafe: no times, because a form has none. */
export const SURVEY_WEN = `
Question: How do you order bread, milk and coffee today?
Wen: I write a message to each supplier after closing. Eight suppliers, eight messages, eight different ways of saying the same thing.
Question: What goes wrong?
Wen: I never know whether they have read it. I find out at seven the next morning, when the box is there or is not there.
Question: If you could place the order yourself on your phone and see it confirmed, would you?
Wen: Yes, tomorrow. Two taps on the tram and a tick that says they have seen it. I would give up the messages at once.
Question: Who do you tell when something changes?
Wen: The driver, if I catch him at the door. For me he is the dairy.
Question: Anything else?
Wen: Please do not make me create eight accounts. And a photo of what was left at the door would end most of my phone calls.
`;

/** A support contact by mail. */
export const SUPPORT_JONAS = `
Jonas: Hello, I keep the books for Second Rise and two other bakeries. Invoice for last month shows the old price for the small rye on nineteen lines. We agreed the new price in writing in spring.
Support: Hello Jonas, thank you for writing. The price list in the account was changed, but standing orders made before the change kept the price that they started with. I have corrected the nineteen lines.
Jonas: Thank you. But please understand that I found this by chance. I compare every line with a spreadsheet, because the invoice and the price list have disagreed in three of the last five months.
Support: That should not be needed. How long does the comparison take you?
Jonas: Half a day for each bakery, each month. And when I find something, it is three weeks old and nobody remembers what was agreed.
Support: Would it help to see a warning when a standing order has another price than the list?
Jonas: It would help to see it before the invoice goes out, not after. After, it is an argument. Before, it is a correction.
`;

/** A field note, block by block. `## ` is a heading, `> ` somebody's words, else a paragraph. */
export const FIELD_NOTE = [
  '## What I saw, 4:30 to 7:10',
  'Greenholt makes jams, pickles and ready soups for forty shops. Marguerite runs the kitchen, Kofi packs and drives. I stood beside the packing table for one whole morning.',
  'The day starts with a printed list in a plastic sleeve. Kofi marks each finished crate with a wax pencil, because ink runs on wet plastic. Nobody touched a screen between 4:30 and 6:50.',
  'At 5:05 Marguerite read a change aloud from her phone. Kofi repeated it, and wrote it on the back of his glove. At 5:40 a second message came for the same shop and took the first one back. The glove still said the first one.',
  '## In their own words',
  '> The list is only true until somebody wakes up. (Kofi)',
  '> I make two trays more of the lentil, always. It is cheaper than a phone call. (Marguerite)',
  '> When Kofi was ill, his cousin drove. He took the soup to the front door of the school. It has to go to the kitchen door, everybody knows that, but it is written nowhere. (Marguerite)',
  '## On the road with Kofi',
  'Eleven stops. At seven of them somebody told him about a change for another day; he thanked each of them, and wrote down two. At the last stop the owner said that she does not call the office any more because Kofi is the office.',
  'Kofi takes a photo of every drop that he leaves outside. He has done so since a crate was stolen two years ago. Nobody asked him to, and nobody else can see the photos.',
] as const;
