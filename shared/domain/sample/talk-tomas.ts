/** A conversation with a dairy's dispatch lead: turns as `Speaker m:ss: words`, read by `readTalk`. */
export const TALK_TOMAS = `
Interviewer 0:00: Good morning, Tomas. We spoke briefly at the loading dock. Today I would like to follow one delivery from the cold room to the invoice.
Tomas 0:11: Fine by me. The vans are out, so this is the quiet part of my day.
Interviewer 0:17: What does a dispatch lead do at Northgate?
Tomas 0:21: I make sure that what left is what was ordered, and that what arrived is what left. Those are three different things, by the way. Thirty-four people work here, nine of them drive, and around a hundred and twenty drops go out each morning.
Interviewer 0:41: How do you know what was ordered?
Tomas 0:45: The office prints pick lists at three. Whatever comes in after three goes on a yellow slip, and the yellow slips are clipped on top. On a bad night I have thirty yellow slips, and a slip that falls off a clip is an order that never existed.
Interviewer 1:04: Does that happen?
Tomas 1:06: Last week. A nursery got no milk because a slip was under a pallet. They rang the driver, not us. They always ring the driver.
Interviewer 1:18: Why the driver?
Tomas 1:21: Because they know his name. He is there every morning at the same minute, he has seen their kids grow up. For a customer, Northgate is Sami in the blue van. The office is a phone number with music.
Interviewer 1:38: What do customers tell Sami?
Tomas 1:42: Everything. Two crates less from Thursday. We are closed next week. The yoghurt was warm. He keeps it all in his head until the end of the round, and I write down what he still remembers.
Interviewer 1:58: How much is that, would you say?
Tomas 2:02: Of ten things, seven. The other three come back as complaints.
Interviewer 2:09: Let us talk about a delivery that goes wrong. What is the most common case?
Tomas 2:15: A short. We send eleven crates where the paper says twelve, or we send twelve and one stays in the van. At six in the morning there is nobody at the door to count, so the crate is missing and nobody saw it go missing.
Interviewer 2:34: And then?
Tomas 2:36: Then it is their word against ours, two weeks later, when the invoice comes. We give a credit note nearly every time. I would say six in a hundred deliveries end up with a credit note, and half of those we did deliver in full.
Interviewer 2:56: How do you know it is half?
Tomas 3:00: I do not know, I believe. That is the problem. If I knew, I would not pay. It is cheaper to give the money back than to find out who is right.
Interviewer 3:14: Have you tried signatures?
Tomas 3:17: We had signatures. You want the chef to come out in the rain at six to sign for milk? They signed for anything. Then we let drivers take a photo of the stack at the door, and that quarter I had almost no arguments from those rounds.
Interviewer 3:37: Why only that quarter?
Tomas 3:40: The photos were on the drivers' own phones. One driver left, and his photos left with him. But while it lasted, it worked. You show the picture, the customer says ah, sorry, and that is the end of it.
Interviewer 3:58: So the picture settled it on the day?
Tomas 4:02: It settled it before it started. People do not argue with a picture of their own doorstep.
Interviewer 4:10: What about orders that customers enter themselves? You have the web shop.
Tomas 4:17: The web shop is used by the three chains, because their head office says so. The small ones look at it to see prices and then ring the driver. Last month it was eleven web orders out of two and a half thousand.
Interviewer 4:35: What would have to be true for the small ones to use it?
Tomas 4:40: Sami would have to retire. No, seriously: it would have to be as short as a message to Sami.
Interviewer 4:50: Could the driver take the change down at the door?
Tomas 4:55: If it takes five seconds. He has a hundred and forty seconds for a stop, and ninety of them are carrying. I tried a form with nine fields. They filled in the first week, and then the answer to every field was a dot.
Interviewer 5:14: What do you look at during the morning itself?
Tomas 5:18: The board and my phone. I do use a phone, I stand still. For me a screen is fine. The ones in the cold room have gloves, so for them it is the printed list or nothing.
Interviewer 5:34: When a change does reach you in time, what do you do with it?
Tomas 5:39: I walk. I take the pen and walk to the cold room, find the pick list, and write on it, and I say it out loud to the picker. If I only write it, it is missed. If I only say it, it is forgotten.
Interviewer 5:58: How many times do you walk?
Tomas 6:01: Forty. My watch says eleven thousand steps before eight o'clock.
Interviewer 6:08: If you could take one thing off your morning?
Tomas 6:13: The credit notes. Not the money, the talk. Each one is four phone calls and a bad feeling between people who like each other.
Interviewer 6:26: Who makes those calls?
Tomas 6:29: I make two, the office makes one, and Sami gets shouted at for the fourth. Then for a week nobody tells us anything, because they think we do not believe them.
Interviewer 6:44: Thank you, Tomas. May I come along on a round one day?
Tomas 6:49: Come on a Friday. On Fridays you will see everything at once.
`;
