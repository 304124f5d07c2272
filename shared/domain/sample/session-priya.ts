/** A usability session on a clickable draft of the order window: turns as `Speaker m:ss: words`, read by `readTalk`. */
export const SESSION_PRIYA = `
Moderator 0:00: This is a draft, so some things will not react. Please say what you think while you use it. You cannot do anything wrong.
Priya 0:10: All right. I run the office at Two Kilns, so I take the orders from about forty cafes. I see a list of today, and a clock at the top. It says closes in two hours.
Moderator 0:24: What do you expect the clock to mean?
Priya 0:28: That after two hours nobody can change anything. I would love that. Is it true for me as well, or only for the cafes?
Moderator 0:38: What would you want?
Priya 0:40: I want to be able to open it again for one customer, but I want the screen to ask me why. If it is too easy for me, it is not a cut-off, it is a decoration.
Moderator 0:55: Please imagine that a message comes in: Harbour Lane wants five kilos more of the house blend.
Priya 1:02: I would look for Harbour Lane. Here. I click on the number, and it is a field. Good. I type fifteen. Now I look for a save button.
Moderator 1:14: What do you think happened to the number?
Priya 1:17: I am not sure. It went back to black from blue. I do not know whether the roastery has seen fifteen or ten, and that is the only thing I care about.
Moderator 1:30: Where would you look to find out?
Priya 1:33: I would get up and ask. I always get up and ask. The list on the wall is the one that counts, whatever the screen says.
Moderator 1:44: There is a small mark beside the number. Did you notice it?
Priya 1:48: This tick? Oh. Seen by roastery, 14:02. That is what I was looking for! It is the best thing on the page and it is the smallest.
Moderator 2:01: Please try to refuse a late change.
Priya 2:06: There is a button, Answer with the next free day. I press it. It wrote the message for me: we cannot change today's order any more, shall I put it on Thursday? That is polite. I would send that. I could never write it so quickly myself without sounding cross.
Moderator 2:27: Would you send it without reading it?
Priya 2:30: After a month, yes. The first ten times I would read every word.
Moderator 2:36: One more task. Please invite a cafe to enter its own order.
Priya 2:41: Invite by e-mail. Hm. Some of mine would do it, the ones with a manager and a desk. The ones with a counter would not open the mail. I would invite eight of the forty.
Moderator 2:58: What would you do for the other thirty-two?
Priya 3:02: Let them write to me as they do now, and let the message land in this list and not in my phone. I do not need them to change. I need the mess to arrive in one place.
Moderator 3:17: Is there anything on this page that you would take away?
Priya 3:21: The chart. I roast two hundred kilos a week more than I sell, just to be safe, and I know why, and it is not because I had no chart.
Moderator 3:33: Thank you, that was very clear.
`;
