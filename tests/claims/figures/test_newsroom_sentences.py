"""Sentences as newsrooms write them, and every figure in each.

A figure is written ``modifier value unit``: ``~120``, ``<=300 kilometre``, ``10..12 percentage``,
``up 5 percentage``; an order of magnitude is its base with a star (``12*``).
"""

import pytest

from claims.article import Span
from claims.claim import Relation
from claims.figures.lexer import find_mentions
from claims.figures.mention import FigureMention

DISASTERS = [
    (
        "A magnitude 6.4 earthquake struck off Sumatra early on Tuesday, killing at least 56 people.",
        ["6.4 magnitude", ">=56"],
    ),
    (
        "The 5.8-magnitude quake hit at 3.15am at a depth of 10 km (6.2 miles).",
        ["5.8 magnitude", "10 kilometre", "6.2 mile"],
    ),
    ("Some 1,200 homes were destroyed and a further 340 damaged.", ["~1200", "340"]),
    ("The death toll rose to 112, up from 98 a day earlier.", ["112", "98"]),
    ("Between 15 and 20 people are still missing after the landslide.", ["15..20"]),
    ("Nearly two-thirds of the island lost power for more than 48 hours.", ["~0.666667 fraction", ">48 hour"]),
    ("Rescuers pulled four survivors, including a 3-year-old girl, from the rubble.", ["4", "3 year of age"]),
    ("Dozens were injured and thousands fled their homes.", ["12*", "1000*"]),
    ("One person was killed and 14 others were hurt when two trains collided near Pune.", ["1", "14", "2"]),
    ("The ferry, built for 250 passengers, was carrying as many as 600.", ["250", "<=600"]),
    ("Tens of thousands of residents were told to leave within 24 hours.", ["10000*", "<=24 hour"]),
    ("Flight MH370 vanished with 239 people on board.", ["239"]),
    (
        "The fire has burned about 43,000 acres (17,400 hectares) and is 15 percent contained.",
        ["~43000 acre", "~17400 hectare", "15 percentage"],
    ),
    ("Winds of up to 145 mph (230 km/h) tore roofs off houses.", ["<=145 mile per hour", "<=230 kilometre per hour"]),
    ("Two to three metres of water covered Route 66.", ["2..3 metre"]),
]
WEATHER = [
    (
        "Temperatures reached 41.2C in Seville, 1.3C above the previous record.",
        ["41.2 degree celsius", "1.3 degree celsius"],
    ),
    ("It fell to minus 18 degrees Celsius overnight.", ["-18 degree celsius"]),
    ("Highs will hover around 104F (40C) through Friday.", ["~104 degree fahrenheit", "~40 degree celsius"]),
    ("As much as 12 inches of snow fell in six hours.", ["<=12 inch", "6 hour"]),
    ("The storm dumped 30 to 45 cm of snow on the city.", ["30..45 centimetre"]),
    ("Sea levels have risen by 21 centimetres since 1900.", ["up 21 centimetre"]),
    ("July was 1.5 degrees warmer than the 1991-2020 average.", ["up 1.5 degree"]),
    ("Gusts topped 100 miles an hour at 6 p.m. on Oct. 9.", ["100 mile per hour"]),
]
BUSINESS = [
    (
        "Profit rose 12% to $3.4bn in the three months to March 31.",
        ["up 12 percentage", "3400000000 dollar", "3 month"],
    ),
    ("Revenue fell to €1.2 billion from €1.35 billion a year ago.", ["1200000000 euro", "1350000000 euro"]),
    ("The company will cut 4,500 jobs, or about 6 per cent of its workforce.", ["4500", "~6 percentage"]),
    ("Shares closed down 3.2 percent at 145.60 pence.", ["down 3.2 percentage", "145.6 penny"]),
    ("The Bank of England raised rates by 25 basis points to 5.25%.", ["up 25 basis point", "5.25 percentage"]),
    (
        "It plans to invest between $2 billion and $3 billion over five years.",
        ["2000000000..3000000000 dollar", "5 year"],
    ),
    (
        "Brent crude gained 84 cents, or 1.1 percent, to $78.30 a barrel.",
        ["up 84 cent", "1.1 percentage", "78.3 dollar per barrel"],
    ),
    ("OPEC+ will raise output by 548,000 barrels per day from August.", ["up 548000 barrel per day"]),
    (
        "Analysts had expected earnings of $1.12 per share on revenue of $45.3 billion.",
        ["1.12 dollar per share", "45300000000 dollar"],
    ),
    ("The FTSE 100 slipped 0.4% and the S&P 500 lost 1.2 per cent.", ["down 0.4 percentage", "down 1.2 percentage"]),
    ("Inflation eased to 2.9% from 3.1% in June, the lowest since 2021.", ["2.9 percentage", "3.1 percentage"]),
    (
        "The £400m deal values the firm at roughly £2.1bn including debt.",
        ["400000000 pound sterling", "~2100000000 pound sterling"],
    ),
    ("The unemployment rate fell from 5.2% to 4.9%.", ["5.2 percentage", "4.9 percentage"]),
    ("Tesla sold 1.8m cars last year, 38% more than in 2022.", ["1800000", "up 38 percentage"]),
    ("Toyota recalled 1.13 million vehicles over a fault in the Camry and RAV4.", ["1130000"]),
    ("The loan is worth Rs 5,000 crore, or about $600 million.", ["50000000000 rupee", "~600000000 dollar"]),
    ("He bought 20,000 shares at A$4.50 apiece.", ["20000", "4.5 Australian dollar"]),
    ("Margins narrowed by 1.5 percentage points.", ["1.5 percentage point"]),
    ("Prices start at US$1,099 for the 256GB model.", ["1099 US dollar", "256 gigabyte"]),
    ("The airline ordered 30 Boeing 737 MAX jets and 12 A350s.", ["30", "12"]),
    ("Net debt stood at 3.5 billion Swiss francs.", ["3500000000 Swiss franc"]),
    ("The two companies said the merger would save $50-60 million a year.", ["50000000..60000000 dollar per year"]),
    ("It issued 10-year bonds worth ¥80 billion.", ["10 year", "80000000000 yen"]),
    ("Sales more than doubled to RM1.5 million.", ["1500000 ringgit"]),
    ("Cocoa traded at 7,850 pounds a tonne.", ["7850 pound sterling per metric ton"]),
]
POLITICS = [
    ("The bill passed 218-214, with two Republicans voting no.", ["2"]),
    ("Turnout was 64.3 percent, up three percentage points on 2019.", ["64.3 percentage", "up 3 percentage point"]),
    ("Labour won 411 of the 650 seats.", ["411", "650"]),
    ("Macron took 58.5% of the vote to Le Pen's 41.5%.", ["58.5 percentage", "41.5 percentage"]),
    ("The poll of 1,012 adults has a margin of error of plus or minus 3 points.", ["1012", "3 point"]),
    ("One in five voters is undecided, and nine out of 10 say prices matter most.", ["0.2 fraction", "0.9 fraction"]),
    ("Article 50 was triggered on 29 March 2017.", []),
    ("The G7 and the Group of 20 will meet in Room 12 on day two.", []),
    ("He was one of the few to oppose Resolution 1701.", []),
    ("More than half of Americans back the plan.", [">0.5 fraction"]),
    ("Some 45 million people are eligible to vote at 89,000 polling stations.", ["~45000000", "89000"]),
    ("The prime minister, 58, leads by 11 points.", ["58 year of age", "11 point"]),
    ("Aid worth €50bn was agreed in the early hours of Feb. 1.", ["50000000000 euro"]),
    ("Police detained at least 60 protesters near No. 10 Downing Street.", [">=60"]),
    ("Parliament voted 5-4 in committee.", []),
    ("At one point the two leaders shook hands.", []),
]
COURTS = [
    ("He was sentenced to 25 years to life for killing two men in 1998.", ["25 year", "2"]),
    ("The jury convicted her on 11 of 14 counts after nine hours of deliberation.", ["11", "14", "9 hour"]),
    ("A fine of up to $250,000 and 20 years in prison are possible.", ["<=250000 dollar", "20 year"]),
    (
        "Maria Lopez, 34, and her brother, 29, were charged with three counts of fraud.",
        ["34 year of age", "29 year of age", "3"],
    ),
    ("He stole about £1.3m from customers aged 65 and over.", ["~1300000 pound sterling", ">=65 year of age"]),
    ("The court awarded $83.3 million in damages under Section 230.", ["83300000 dollar"]),
    ("Detectives seized 1.2 tonnes of cocaine and four handguns.", ["1.2 metric ton", "4"]),
    ("A 19-year-old man fired 11 shots from a 9mm pistol.", ["19 year of age", "11"]),
    ("She must serve no fewer than 12 years.", [">=12 year"]),
    ("He faces two to five years behind bars.", ["2..5 year"]),
]
SPORT = [
    ("Arsenal beat Chelsea 3-1 to move four points clear.", ["4 point"]),
    ("She won 6-4, 6-3 in 82 minutes.", ["82 minute"]),
    ("Kane scored twice as England won 2-0 in front of 81,000 fans.", ["2 time", "81000"]),
    ("Bolt ran the 100m in 9.58 seconds.", ["100 metre", "9.58 second"]),
    ("The striker joined for a fee of €60m on a five-year deal.", ["60000000 euro", "5 year"]),
    ("He is the first man to win 24 majors.", ["24"]),
    ("Curry had 31 points and eight rebounds.", ["31 point", "8"]),
    ("The 34-year-old has 98 caps and 41 goals.", ["34 year of age", "98", "41"]),
    ("India made 287 for 6 in 50 overs.", ["287", "6", "50"]),
    ("Attendance was nearly 60,000 at the 2023 final.", ["~60000"]),
    ("They trail by seven points with three games left.", ["7 point", "3"]),
]
HEALTH = [
    ("The vaccine was 94.5% effective in a trial of 30,000 volunteers.", ["94.5 percentage", "30000"]),
    ("New COVID-19 cases rose by 3,200 to 45,000.", ["up 3200", "45000"]),
    ("About one in 10 women aged 30 to 49 has the condition.", ["~0.1 fraction", "30..49 year of age"]),
    ("Patients take 20 mg twice a day for six weeks.", ["20 milligram", "2 time per day", "6 week"]),
    ("The rate fell to 12.4 deaths per 100,000 people.", ["12.4"]),
    ("H5N1 was found in 17 states; four workers fell ill.", ["17", "4"]),
    ("A phase 3 trial began in week 12.", []),
    ("Waiting lists hit a record 7.6 million, up by 100,000 on May.", ["7600000", "up 100000"]),
    ("Type 2 diabetes affects half a million Scots.", ["500000"]),
    ("Twenty-three children under five were admitted.", ["23", "<5 year of age"]),
]
CONFLICT = [
    ("Officials said 12 to 15 rockets were fired, and all but two were intercepted.", ["12..15", "2"]),
    ("The convoy of 40-plus trucks carried 800 tonnes of flour.", [">=40", "800 metric ton"]),
    ("Troops advanced 5km (3 miles) in three days.", ["5 kilometre", "3 mile", "3 day"]),
    ("About 300 soldiers and 25 tanks crossed the border.", ["~300", "~25"]),
    ("Several hundred fighters and up to 50 vehicles were seen.", ["100*", "<=50"]),
    ("Il-76 and F-16 aircraft flew 35 sorties.", ["35"]),
    ("The 10,000-strong force has lost hundreds of men.", ["10000", "100*"]),
    ("A drone with a range of 1,500-2,000 km hit the depot.", ["1500..2000 kilometre"]),
    ("Fewer than 100 of the 251 hostages remain.", ["<100", "251"]),
    ("Half a dozen shells landed within 200 metres of the school.", ["6", "<=200 metre"]),
]
OTHER = [
    ("Call 0800 123 4567 or visit www.example.com/2024/10 by 5pm.", []),
    ("Version 3.8.1 fixes 14 bugs.", ["14"]),
    ("Born in the 1990s, she is in her 30s.", []),
    ("There is zero tolerance for one-sided deals.", []),
    ("It is the first of two books; the second is 400 pages long.", ["2", "400"]),
    ("The road is 2.5 times longer and four lanes wide.", ["2.5 time", "4"]),
    ("They drove at 70mph for two and a half hours.", ["70 mile per hour", "2.5 hour"]),
    ("The tower is 828m tall and cost $1.5bn.", ["828 metre", "1500000000 dollar"]),
    ("A mile and three-quarters of an hour later they stopped.", ["0.75 hour"]),
    ("Two- and three-bedroom flats sell for half the price.", ["2", "3", "0.5 fraction"]),
    ("He weighs 14 stone and is 6ft 2in tall.", ["14 stone", "6.166667 foot"]),
    ("The car does 0-60 mph in 3.2 seconds.", ["0..60 mile per hour", "3.2 second"]),
    ("She paid 15 pounds for a ticket and lost 15 pounds in weight.", ["15 pound sterling", "15 pound"]),
]
AGENCIES = [
    ("Nurses have been offered a 5.5% pay rise backdated to April 1.", ["up 5.5 percentage"]),
    ("The strike by 45,000 dockworkers at 36 ports enters its third day.", ["45000", "36"]),
    ("Boeing has delivered just 83 jets in the first quarter, half as many as a year ago.", ["83", "0.5 fraction"]),
    (
        "House prices fell 0.8% month on month, the ninth straight decline, to an average of £257,443.",
        ["down 0.8 percentage", "257443 pound sterling"],
    ),
    ("Of the 37 people on board, 12 died and eight are in critical condition.", ["37", "12", "8"]),
    ("A suicide bomber killed at least 20 and wounded more than 40 others.", [">=20", ">40"]),
    ("The 300-page report lists 46 recommendations.", ["300", "46"]),
    ("Some 1.3 million Ukrainians were without power in sub-zero temperatures.", ["~1300000"]),
    ("More than 1 in 4 children live in poverty.", [">0.25 fraction"]),
    (
        "Apple shares dropped as much as 4.6% in after-hours trading before paring losses to 2%.",
        ["down 4.6 percentage", "2 percentage"],
    ),
    ("It will cost taxpayers $1.5 trillion over the next decade.", ["1500000000000 dollar"]),
    ("The suspect, a 27-year-old Syrian, was shot twice in the leg.", ["27 year of age", "2 time"]),
    ("The river rose to 8.6 metres, 2.4 metres above the danger mark.", ["8.6 metre", "2.4 metre"]),
    ("Three in four respondents favoured a ban; one in 10 did not know.", ["0.75 fraction", "0.1 fraction"]),
    ("The plane climbed to 35,000ft before it lost cabin pressure.", ["35000 foot"]),
    ("Hamas said it would free 33 hostages in return for between 900 and 1,650 prisoners.", ["33", "900..1650"]),
    ("He was jailed for life with a minimum term of 29 years and 196 days.", [">=29.53663 year"]),
    ("Ryanair carried 19.5m passengers in July, up 5% from 18.7m.", ["19500000", "up 5 percentage", "18700000"]),
    ("The new law limits abortions to 12 weeks, down from 24.", ["12 week", "24 week"]),
    ("An 8-week-old puppy was found 2 miles (3.2km) from home.", ["8 week of age", "2 mile", "3.2 kilometre"]),
    ("Mount Etna sent ash 4,500 metres into the sky.", ["4500 metre"]),
    ("He set a world record of 2:00:35 in Chicago.", []),
    ("The Dow Jones fell 612.34 points, or 1.6%, to 38,211.", ["down 612.34 point", "1.6 percentage", "38211"]),
    (
        "Voters in 64 countries, home to about half the world's population, go to the polls this year.",
        ["64", "~0.5 fraction"],
    ),
    ("Police said a total of 1,030 people, 400 of them foreigners, were evacuated.", ["1030", "400"]),
    (
        "The gang smuggled up to a dozen migrants at a time, charging £3,000 to £6,000 each.",
        ["<=12", "3000..6000 pound sterling"],
    ),
    ("Two thirds of the 1,800-member assembly must approve it.", ["0.666667 fraction", "1800"]),
    ("The virus has infected 4.4 million people and killed 15,000 since March 2020.", ["4400000", "15000"]),
    ("Rents are 30-40% higher than in 2019.", ["up 30..40 percentage"]),
    ("The tanker spilled an estimated 11 million gallons of crude.", ["~11000000 gallon"]),
    ("Djokovic leads Alcaraz 5-3 in their head-to-heads.", []),
    ("He was stopped doing 104mph in a 70mph zone on the M6.", ["104 mile per hour", "70 mile per hour"]),
    ("The pilot scheme covers 23 of the country's 47 prefectures.", ["23", "47"]),
    ("By 2030 it wants 80% of new cars to be electric.", ["80 percentage"]),
    ("The price of eggs has tripled to $6.23 a dozen.", ["6.23 dollar per dozen"]),
    ("Under-25s pay no income tax on the first 20,000 zlotys.", ["<25 year of age", "20000 zloty"]),
    ("It took 14 hours, 37 minutes to put the fire out.", ["14 hour", "37 minute"]),
    ("NASA's $10 billion telescope is 1.5 million kilometres from Earth.", ["10000000000 dollar", "1500000 kilometre"]),
    ("The ministry put the figure at 3,000 to 4,000 dead.", ["3000..4000"]),
    ("Fewer than one in 20 cases leads to a charge.", ["<0.05 fraction"]),
    ("The school has 1,150 pupils aged 11-18.", ["1150", "11..18 year of age"]),
    ("Lawmakers approved the budget by 312 votes to 248, with 15 abstentions.", ["312", "248", "15"]),
    ("Oil output averaged 10.2 million bpd.", ["10200000 barrel per day"]),
    ("It's 20 years since the tsunami that killed 230,000 people in 14 countries.", ["20 year", "230000", "14"]),
    ("Nvidia is now worth $3tn, more than Apple and six times Intel.", ["3000000000000 dollar", "6 time"]),
    ("Only seven of 20 G20 members met the goal.", ["7", "20"]),
    ("Two-year Treasury yields rose four basis points to 4.31%.", ["2 year", "up 4 basis point", "4.31 percentage"]),
    ("The charity feeds 600 a day.", ["600"]),
    ("A further 120 sq km of forest burned, an area twice the size of Paris.", ["120 square kilometre", "2 time"]),
    ("Doctors removed a 2.3kg tumour in a seven-hour operation.", ["2.3 kilogram", "7 hour"]),
    ("Storm Eowyn left 725,000 homes without electricity.", ["725000"]),
    ("Ticket sales hit $1bn in 17 days.", ["1000000000 dollar", "17 day"]),
    ("The drug cut the risk of death by about a third.", ["down 0.333333 fraction"]),
    ("Company X hired 1 in every 50 applicants.", ["0.02 fraction"]),
    ("He pleaded guilty to four of the nine charges on Monday, March 3.", ["4", "9"]),
    ("The pound fell 0.3 per cent to $1.2650.", ["down 0.3 percentage", "1.265 dollar"]),
    ("Eleven of the 12 jurors voted to acquit.", ["11", "12"]),
    ("A 6,000-mile journey took her through 15 countries in 94 days.", ["6000 mile", "15", "94 day"]),
    ("Prices rose by between 3% and 4%.", ["up 3..4 percentage"]),
    ("The blaze, 90 per cent contained, began on July 12-13.", ["90 percentage"]),
]
WIRES = [
    ("Quake Kills 12 in Japan, Injures Hundreds", ["12", "100*"]),
    ("Death Toll in Philippines Floods Rises to 47", ["47"]),
    ("At Least 30 Dead After Bus Plunges Into Ravine", [">=30"]),
    ("Google to Pay $2.3 Billion in Privacy Case", ["2300000000 dollar"]),
    ("Tesla Recalls 1.1 Million Vehicles Over Window Fault", ["1100000"]),
    ("Fed Raises Rates a Quarter Point, to Highest in 22 Years", ["22 year"]),
    ("Man, 24, Charged After 2 Officers Shot in Denver", ["24 year of age", "2"]),
    ("UK inflation falls to 2.3%, lowest in three years", ["2.3 percentage", "3 year"]),
    ("Thousands march in Paris against pension reform", ["1000*"]),
    ("Storm leaves 300,000 without power, 3 dead", ["300000", "3"]),
    ("EXCLUSIVE: Amazon plans 14,000 more job cuts", ["14000"]),
    ("Russia launches 80 drones, Ukraine shoots down 58", ["80", "58"]),
    ("Court fines Google €4.1bn", ["4100000000 euro"]),
    ("He had been on the run for nearly three weeks.", ["~3 week"]),
    ("The 1,700-mile pipeline carries 830,000 barrels of crude per day.", ["1700 mile", "830000 barrel per day"]),
    ("Only 37 of the 100 senators backed it, 23 short of the 60 needed.", ["37", "100", "23", "60"]),
    (
        "A third of the 9.3 million inhabitants, or about three million, have fled.",
        ["0.333333 fraction", "9300000", "~3000000"],
    ),
    (
        "Net income attributable to shareholders was 1.06 billion euros ($1.15 billion), against 948 million a year earlier.",
        ["1060000000 euro", "1150000000 dollar", "948000000"],
    ),
    ("The yen weakened to 151.94 per dollar.", ["151.94"]),
    (
        "The yield on the 10-year note dropped 3.5 bps to 4.212%.",
        ["10 year", "down 3.5 basis point", "4.212 percentage"],
    ),
    ("Gold was up 0.6% at $2,350.29 an ounce as of 0312 GMT.", ["up 0.6 percentage", "2350.29 dollar per ounce"]),
    ("Copper fell by $85 a tonne to $9,210.", ["down 85 dollar per metric ton", "9210 dollar"]),
    ("The index shed 45 points, or half a percent.", ["down 45 point", "0.5 percentage"]),
    (
        "Its market value has shrunk by a third to $40 billion since January.",
        ["down 0.333333 fraction", "40000000000 dollar"],
    ),
    ("Police recovered 3kg of heroin with a street value of £250,000.", ["3 kilogram", "250000 pound sterling"]),
    ("He is accused of 16 counts of rape between 1998 and 2004.", ["16"]),
    ("The trial, expected to last six to eight weeks, began on Monday.", ["6..8 week"]),
    ("She was 17 when she was abducted in 1991.", ["17 year of age"]),
    (
        "He pleaded guilty to causing the deaths of three teenagers, aged 16, 17 and 18.",
        ["3", "16 year of age", "17 year of age", "18 year of age"],
    ),
    ("At 29 weeks pregnant she ran 10km in 52:10.", ["29 week", "10 kilometre"]),
    ("A blood-alcohol level of 0.15 is almost twice the 0.08 legal limit.", ["0.15", "~2 time", "0.08"]),
    ("The patient, a man in his 60s, was given a 50mg dose every eight hours.", ["50 milligram", "8 hour"]),
    (
        "About 80 per cent of the 2,400 beds are full, compared with 65 per cent last winter.",
        ["~80 percentage", "2400", "65 percentage"],
    ),
    ("The R number is between 0.9 and 1.1.", ["0.9..1.1"]),
    ("Measles cases have tripled to 1,603 in the first six months of the year.", ["1603", "6 month"]),
    ("Real Madrid lead the group with 13 points from five games.", ["13 point", "5"]),
    ("Verstappen won by 12.8 seconds from Norris, his 10th win of the season.", ["12.8 second"]),
    ("England were bowled out for 183, 12 runs short.", ["183", "12"]),
    ("James scored 38 points on 14-of-22 shooting.", ["38 point", "14"]),
    ("Spurs paid £47.5m plus £5m in add-ons.", ["47500000 pound sterling", "5000000 pound sterling"]),
    ("He cleared 6.24m to set a world record.", ["6.24 metre"]),
    ("The 22-year-old won the 400m hurdles in 50.37sec.", ["22 year of age", "400 metre", "50.37 second"]),
    ("Snow up to 2ft deep closed the A66 and 40 schools.", ["<=2 foot", "40"]),
    (
        "Rainfall totals of 5 to 8 inches are likely, with 12 inches possible in isolated spots.",
        ["5..8 inch", "12 inch"],
    ),
    ("The hurricane, a Category 4, had sustained winds of 130 mph at 11 a.m.", ["130 mile per hour"]),
    ("It was 40 kilometers (25 miles) south-southwest of Port-au-Prince.", ["40 kilometre", "25 mile"]),
    ("The 51-49 vote fell short of the 60-vote threshold.", ["60"]),
    ("Exit polls gave the party 230-238 seats.", ["230..238"]),
    (
        "With 97% of votes counted, Lula had 50.9% to Bolsonaro's 49.1%.",
        ["97 percentage", "50.9 percentage", "49.1 percentage"],
    ),
    ("His majority was cut from 11,000 to just 423.", ["11000", "423"]),
    (
        "The budget deficit will be 4.4% of GDP, half a percentage point above the target.",
        ["4.4 percentage", "0.5 percentage point"],
    ),
    ("Germany spends €52bn, or 1.5pc of GDP, on defence.", ["52000000000 euro", "1.5 percentage"]),
    ("They found 2.5 grams of gold per tonne.", ["2.5 gram per metric ton"]),
    ("The reactor produced 1,600MW, enough for 1.5m homes.", ["1600 megawatt", "1500000"]),
    ("Bitcoin jumped above $70,000 for the first time in three months.", [">70000 dollar", "3 month"]),
    ("One Palestinian was killed and two wounded in Jenin, medics said.", ["1", "2"]),
    ("Two of the four crew were rescued; one remains missing.", ["2", "4", "1"]),
    ("More than 2,200 flights within, into or out of the US were cancelled by 9am ET.", [">2200"]),
    ("Sixty percent of the 15-member council voted in favour.", ["60 percentage", "15"]),
    (
        "The fund has 1.4 trillion dollars of assets, equal to $250,000 for every Norwegian.",
        ["1400000000000 dollar", "250000 dollar"],
    ),
    ("Over 65s will get the jab first.", [">65 year of age"]),
    ("There were an average of 3.4 attacks a day in 2023, up from 2.1.", ["3.4", "2.1"]),
    ("He earned 12 times more than the average worker's £35,000.", ["12 time", "35000 pound sterling"]),
    (
        "The missile flew 1,000 km (620 miles) and reached a height of 6,000 km.",
        ["1000 kilometre", "620 mile", "6000 kilometre"],
    ),
]
SENTENCES = [*DISASTERS, *WEATHER, *BUSINESS, *POLITICS, *COURTS, *SPORT, *HEALTH, *CONFLICT, *OTHER, *AGENCIES, *WIRES]


def shorthand(mention: FigureMention) -> str:
    value = mention.value
    if mention.order_of_magnitude:
        number = f"{value.low:.15g}*"
    elif value.nominal is None:
        number = f"{value.low:.7g}..{value.high:.7g}" if value.high < 1e6 else f"{value.low:.15g}..{value.high:.15g}"
    else:
        number = f"{round(value.nominal, 6):.15g}"
    mark = "" if mention.modifier == "=" else mention.modifier.value + (" " if mention.modifier.value.isalpha() else "")
    return f"{mark}{number} {mention.unit or ''}".strip()


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[sentence[:50] for sentence, _ in SENTENCES])
def test_a_newsroom_sentence_gives_its_figures_and_no_others(sentence, expected):
    mentions = find_mentions(sentence, Span(0, len(sentence)))
    assert [shorthand(mention) for mention in mentions] == expected


def test_a_bracketed_measure_is_a_conversion_and_not_a_second_figure():
    for sentence in ("at a depth of 10 km (6.2 miles).", "about 43,000 acres (17,400 hectares)", "a €5m (£4.3m) fee"):
        first, second = find_mentions(sentence, Span(0, len(sentence)))
        assert first.relation is None
        assert second.relation is Relation.CONVERSION
        assert second.partner == first.span
