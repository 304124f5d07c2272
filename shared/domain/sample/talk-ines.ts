/** A conversation with a bakery owner: turns as `Speaker m:ss: words`, read by `readTalk`. */
export const TALK_INES = `
Interviewer 0:00: Thanks for making the time, Ines. I would like to hear how an order from one of your cafes becomes bread. Nothing to sell today. Is it all right that I record this?
Ines 0:14: Yes, go ahead. I have about forty minutes, then the second dough needs me.
Interviewer 0:21: Perfect. Could you tell me what Second Rise does, in your own words?
Ines 0:27: We are six people and two ovens. We sell a little over the counter, but the rent is paid by wholesale: twenty-three cafes and two schools. Sourdough, rolls, and a rye that I keep trying to stop making.
Interviewer 0:46: And how do those cafes tell you what they want?
Ines 0:51: Every way you can think of. Most have a standing order, so on paper I know what Tuesday looks like. Then Monday evening comes and the phone starts. By nine at night I have changes from four different apps and one voice message from a man who is driving.
Interviewer 1:12: Take me through last Monday, if you remember it.
Ines 1:17: Last Monday. I printed the list at five because I wanted to eat with my kids. At twenty past six the Slow Spoon doubled their rolls. At eight somebody cancelled a whole rye order. At half past ten the school wrote that Tuesday was a training day, so no children. That is sixty rolls.
Interviewer 1:41: What happened to the printed list?
Ines 1:45: It was wrong three times before anybody touched flour. I cross things out with a pen, I take a photo of the sheet, and I send the photo to Davit, who bakes. If he is asleep already he sees it at two in the morning, or he does not.
Interviewer 2:06: And when he does not?
Ines 2:09: Then we bake sixty rolls for a school with no children in it. I gave them to the fire station. They were very happy. I was not.
Interviewer 2:22: How often does something like that happen?
Ines 2:26: A big one, once a month. Small ones every single night. So I put a few extra on everything, because I never believe the number. Ten percent on rolls, maybe more on Fridays.
Interviewer 2:43: Where does the ten percent come from?
Ines 2:47: From fear. Honestly. I would rather throw away bread than tell a cafe at seven in the morning that there is none. What is left on the shelf at four, I count it, and that number is about nine out of every hundred we bake.
Interviewer 3:08: Do you write that number down?
Ines 3:11: On the calendar in the kitchen. I started in spring because my accountant asked why flour went up and sales did not.
Interviewer 3:22: Let me go back to Monday evening. Do you have a time after which a change is too late?
Ines 3:29: We have a cut-off. It is at six. Nobody believes it, because I am the cut-off, and I am a soft person. If Jonathan from the corner place calls at nine and says please, I say yes.
Interviewer 3:47: What would happen if you said no?
Ines 3:51: He would say of course, and he would be nice about it, and in two months he would try another bakery. You do not lose a cafe on the day you say no. You lose it quietly.
Interviewer 4:09: Has that happened?
Ines 4:12: Once, that I know of. The strange thing is that the big hotel has a real portal with a real cut-off, and when it closes it closes, and I have never been angry at it. A machine may say no. I may not.
Interviewer 4:31: That is interesting. Have you tried giving your cafes something like that?
Ines 4:37: I tried a web form two years ago. Twenty-three cafes, and two of them used it. The rest told me, Ines, I have your number, why would I log in to buy bread?
Interviewer 4:53: What do you think kept them from it?
Ines 4:57: They are standing behind a coffee machine with milk on their hands. They remember the bread when they see the empty basket, and what they have in that moment is a thumb and my number. My cafes will never log in to anything. I stopped asking.
Interviewer 5:18: When somebody new starts in the bakery, how do they learn all this?
Ines 5:24: Badly. Half of the orders are habits. The Slow Spoon says twenty and means twenty small ones. Harbour Lane wants theirs dark. It is all in my head and a little in Davit's. The new girl learned it by getting each one wrong once.
Interviewer 5:46: Is any of it written down?
Ines 5:49: There is a cupboard door with notes on it. I am not proud of the door.
Interviewer 5:56: In the bakehouse itself, what do people look at while they work?
Ines 6:02: Paper. Always paper. There was a tablet and it died of flour within a month, and before it died nobody touched it, because your hands are wet and you do not want to unlock a screen with your elbow.
Interviewer 6:20: If you could change one thing about the evening, what would it be?
Ines 6:26: I would like to go to bed knowing the number. Not a perfect system. One list that is true at ten o'clock, and that is still true at two.
Interviewer 6:40: And what would you do with the extra ten percent?
Ines 6:45: Stop baking it! That is eight hundred a month in flour and butter, and an hour of Davit. With an hour of Davit I could finally stop making the rye myself.
Interviewer 7:00: Is there anything I should have asked and did not?
Ines 7:05: Ask the people who drive. The cafes tell the driver everything, and the driver tells me on Thursday what they said on Monday.
Interviewer 7:16: That is the next conversation on my list. Thank you, Ines.
`;
