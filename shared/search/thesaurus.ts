import { stem } from './stem.ts';

/** The senses (group numbers) of a stem, or of two stems in a row as `first second`. */
export const sensesOf = (key: string): readonly number[] => SENSES.get(key) ?? [];

/**
 * Everyday English words that say the same or nearly the same, one group a line; two words joined by `_` stand in a row. Kept general:
 * names of feelings, of buying and paying, of travelling and living, of working with software, of talking on the phone. A team's own
 * words belong into the synonyms of its workspace. Written for this product.
 */
const GROUPS = `
yes yeah yep yup sure affirm agree agreed correct right confirm absolutely exactly
no nope nah deny negative disagree wrong incorrect refuse
hello hi hey greet greeting morning evening
bye goodbye farewell hang_up end_call
thank thanks thankyou grateful appreciate cheers
sorry apologise apologize apology pardon excuse
please kindly
help assist assistance support advice aid guidance
human agent person operator representative advisor adviser staff employee colleague somebody_real
unsure uncertain unknown dont_know not_sure no_idea idk
price cost fee charge charges rate tariff how_much expense expensive amount
cheap inexpensive affordable low_cost budget bargain
discount offer deal promotion promo coupon voucher reduction rebate
pay payment paid paying settle settlement
money cash funds currency
refund reimburse reimbursement money_back return repay
bill invoice receipt statement
buy purchase bought order acquire shop
sell sale sold seller vendor merchant
free gratis complimentary no_charge no_cost
cancel cancellation abort terminate close end stop quit discontinue
freeze block suspend lock disable
delete remove erase discard drop wipe
change modify alter adjust edit amend update switch convert
add include insert attach extra additional
new create make open start begin set_up setup apply launch
existing current present already
activate enable turn_on switch_on active
deactivate disable turn_off switch_off
wait waiting pending hold delay delayed late postponed outstanding
fast quick quickly speed speedy rapid soon instant instantly immediately hurry urgent asap
slow slowly sluggish lag lagging takes_long
how_long duration time_takes period length_time
when what_time hour date schedule scheduled timetable
today tonight now
tomorrow next_day
early earlier before previous previously prior past
late later after afterwards following subsequent
often frequent frequently regular regularly recurring repeat repeatedly again
more increase higher raise greater bigger upgrade extend
less decrease lower reduce fewer smaller downgrade shorten cut
limit maximum max cap restriction allowance quota threshold
minimum min least
big large huge great
small little tiny minor
problem issue trouble difficulty wrong fault defect
error mistake bug glitch incorrect
fail failed failure unsuccessful not_working broken doesnt_work not_work out_order crash
decline declined reject rejected refuse refused denied
lost lose missing misplaced cant_find disappear disappeared vanish gone
steal stolen theft thief robbed
fraud scam fraudulent suspicious unauthorised unauthorized phishing hacked compromised
safe secure security safety protected
private privacy confidential secret
password passcode pin code
login log_in sign_in logon access
sign_up register registration enrol enroll join
account profile membership
identity id verify verification identification prove proof passport authenticate
document paperwork form file
phone mobile telephone cell cellphone smartphone
call ring dial phone_call
email mail e_mail message letter
text_message sms text
contact reach get_touch
app application program software tool
website site web_page webpage online internet web
computer laptop pc desktop
wifi wi_fi wireless internet_access
screen display monitor
click press tap push
see view show look display visible
find search locate discover look_up
track trace follow monitor status where_is
choose select pick option choice prefer preference
know learn understand information info details detail
explain clarify describe tell meaning
confuse confusing confused unclear complicated complex difficult hard
easy simple straightforward effortless convenient
like love enjoy favourite favorite
hate dislike annoy annoying irritating frustrated frustrating frustration angry upset
happy glad pleased satisfied satisfaction delighted
worry worried afraid anxious anxiety fear scared nervous concern concerned
trust rely reliable confidence confident dependable
surprise surprised unexpected unexpectedly
want wish desire hope would_like id_like can_i could_i i_need get_me order make get arrange
need require requirement necessary must have_to
try attempt test trial
use using usage utilise utilize
work working function operate
job role occupation profession
company firm business organisation organization enterprise employer
team group colleagues
manager boss supervisor lead leader
customer client consumer buyer guest
user person people
friend friends mate buddy
family parent parents mother father child children kid kids son daughter baby
husband wife spouse partner
meet meeting appointment session
talk conversation chat speak discuss
decide decision decided conclude conclusion
agree agreement consensus
plan planning schedule prepare
idea suggestion proposal concept thought
opinion view feel attitude think
reason cause why because
result outcome consequence effect
goal aim objective target purpose
improve improvement better enhance
worse worsen deteriorate
remember recall remind reminder memory
forget forgot forgotten
share send forward transfer pass
receive get obtain arrive arrived delivery deliver
send sent ship shipped dispatch post mail
copy duplicate twice double
compare comparison versus difference differ different
same equal identical
save store keep backup archive
download import load
upload export
print printer paper
picture photo image photograph
video film movie recording clip
music song sound audio
noise noisy loud quiet silence
colour color paint shade
shape form design look style appearance
size dimension measure
weight heavy light
material plastic wood metal rubber
button key switch knob control
remote remote_control controller
battery power charge charger energy
light lamp bright dark
hot warm heat heating
cold cool cooling air_conditioning
clean cleaning tidy housekeeping hygiene
dirty messy stain
repair fix mend maintenance
replace replacement substitute exchange
damage damaged broke broken crack
build construct develop
house home apartment flat residence
room bedroom suite
bed mattress pillow sleep
bath bathroom shower toilet restroom
kitchen cook cooking
food meal eat eating dining dish
breakfast brunch morning_meal
lunch dinner supper
restaurant cafe bar bistro menu
drink beverage coffee tea wine beer
vegetarian vegan diet dietary allergy allergies
hotel motel hostel accommodation lodging stay
book booking reserve reservation
check_in checkin arrival arrive arriving
check_out checkout departure depart leave leaving
airport flight plane fly airline
train rail railway station
bus coach shuttle
car vehicle drive automobile
taxi cab ride transport transportation
park parking garage
travel trip journey holiday vacation
luggage baggage suitcase bag bags
map direction directions route way location address
near nearby close far distance
city town village
country abroad foreign international overseas
pool swim swimming
gym fitness exercise workout sport
spa massage beauty wellness sauna
pet pets dog cat animal
wheelchair disabled disability accessible accessibility
doctor physician hospital clinic medical
ill illness sick disease unwell
medicine drug medication pill
pain hurt ache sore
insurance insured cover coverage policy
bank banking
card debit credit
atm cash_machine cashpoint cash_point withdraw withdrawal take_money
deposit top_up topup add_money load_money pay_in
transfer send_money wire remittance
balance available_funds
loan mortgage borrow lend
debt owe owed overdraft
saving savings
tax vat
exchange conversion exchange_rate
salary wage income earnings
age old year_old adult minor
birthday birth born
name surname title
married marriage wedding
school university college student teacher course class lesson
language translate translation
question ask query inquire enquire request is_there are_there do_you does_it have_you whats_the what_is what_are information
answer reply respond response
report summary document
list overview catalogue
rule regulation law legal terms
allow allowed permit permission possible able can_i
forbid forbidden prohibited not_allowed
reserve spare
full busy crowded occupied
empty available vacant free_rooms
weather rain sun snow
event party celebration conference
ticket pass
gift present
game play toy
compile compiler build
code source_code programming program
debug debugger debugging diagnose
developer programmer engineer
library package module dependency crate
documentation docs manual tutorial
performance efficiency efficient throughput latency
parallel concurrent concurrency async asynchronous
wait await block blocking
begin beginning initial initially first start
finish finished complete completed done end
continue ongoing keep carry_on
allow enable let
avoid prevent stop_from
increase growth grow rise raise expand
decrease decline fall drop reduce reduction
total sum overall altogether
part piece section component
group cluster category class type kind sort
example instance sample case
check verify review inspect examine
test testing trial experiment pilot
evaluate evaluation assess assessment judge rating score
measure metric indicator kpi
data dataset statistics figures numbers
research study investigation survey
interview conversation
participant respondent subject interviewee
market industry sector
competitor competition rival
product item article goods
feature functionality capability function
service services support
quality standard grade
design layout interface ui
prototype mockup model
project programme initiative
budget cost expenditure spending funding
deadline due due_date
task todo assignment action
workflow process procedure
integrate integration connect connection link sync synchronise synchronize
connect connection network signal
offline disconnected no_internet
automatic automatically automate automated
manual manually by_hand
setting settings configuration configure option preferences
notification alert reminder notify
filter sort order_by
dashboard chart graph overview
spreadsheet excel table
invite invitation
permission role rights access
admin administrator owner
subscription subscribe plan tier licence license
trial demo
onboarding getting_started introduction tutorial
training learn teach education
mobile phone smartphone tablet
browser chrome firefox safari
keyboard shortcut hotkey
backup restore recover recovery
hide hidden
missing absent lacking lack
enough sufficient adequate
useful helpful valuable
useless pointless worthless
interesting engaging
boring dull tedious
beautiful attractive pretty nice elegant fancy fashionable trendy
ugly unattractive
comfortable comfort ergonomic
durable robust sturdy reliable
break breakable fragile
expensive costly pricey overpriced
young youth teenager
old elderly senior
health healthcare wellbeing
hospital nurse patient
government minister parliament council
law legislation act bill
vote election poll
climate environment environmental sustainability green
energy electricity gas oil
child childcare nursery
school pupil classroom
student undergraduate graduate
university campus faculty
exam test assessment
skill ability competence
hire recruit recruitment employ
leave holiday absence
office workplace workspace desk
remote work_from home_office
shipment shipping parcel package courier
warehouse stock inventory
return send_back
quantity number count amount
double twice duplicate two_times
wrong incorrect inaccurate
recognise recognize unfamiliar
recent recently latest newest
weekend saturday sunday
week weekly
month monthly
year annual yearly
day daily
night overnight evening
noon midday afternoon
`;

const SENSES: ReadonlyMap<string, readonly number[]> = (() => {
  const groups = new Map<string, number[]>();
  for (const [i, line] of GROUPS.trim().split('\n').entries()) {
    for (const word of line.split(' ')) {
      const key = word
        .split('_')
        .map((part) => stem(part))
        .join(' ');
      const known = groups.get(key);
      if (!known) groups.set(key, [i]);
      else if (!known.includes(i)) known.push(i);
    }
  }
  return groups;
})();
