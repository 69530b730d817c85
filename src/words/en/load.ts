import { addWords } from '../table.ts'

export const loadWords = {
  'load.label': 'Load',
  'load.samples': 'Samples',
  'load.saved': 'Saved',
  'load.recent': 'Recent',
  'load.trained': 'for a trained model',
  'load.foot': 'A sample runs at once in the sandbox and waits for you on a server.',
  'load.file': 'Open a text file …',
  'load.save': 'Save',
  'load.unsave': 'Unsave',
  'load.untitled': 'Without words',
  'load.unfit': 'This entry was made by another version of the console and does not fit.',
  'sample.inbox': 'Support inbox: three subjects, one in German',
  'sample.names': 'Near-duplicates: company names',
  'sample.documentation': 'Documentation: the size of an upload',
  'sample.quantum': 'The reference’s three quantum documents',
  'sample.taas': '“TAAS IS UP”, at 1.5×',
  'sample.sos': '“SOS”',
  'sample.cq': '“CQ TAAS”',
  'sample.order': 'An order with numbers and a time',
  'sample.morse': 'A Morse recording, made in your browser',
  'sample.tones': 'Three tones with silences',
  'sample.docs': 'Ask the documentation',
  'sample.stress': 'Stress the page',
  'sample.break': 'Break it',
  'sample.trained': 'Try a trained model',
  'sample.docs-1': 'How do I stream a chat completion in Python?',
  'sample.docs-2': 'What should my program do after a 429?',
  'sample.stress-1': 'tokens=1500 rate=200 seed=7',
  'sample.stress-2': 'tokens=600 rate=80 block=code',
  'sample.race': 'Race: 40, 80 and 160 tokens a second in three columns',
  'sample.race-prompt': 'tokens=400 rate=40 seed=7',
  'sample.break-1': 'cut=20',
  'sample.break-2': 'status=429',
  'sample.break-3': 'error-mid-stream',
  'sample.trained-1': 'Explain quantum entanglement to a tired commuter in four sentences.',
  'sample.trained-2':
    'Extract supplier, total and due date as JSON: Invoice 4172, Brückner GmbH, EUR 1,940.50, payable by 3 March.',
  'sample.trained-3':
    'Write SQL for customers who ordered in May but not in June. Then explain one edge case.',
  'sample.trained-4':
    'A train leaves at 9:40 and takes 95 minutes with a 12-minute stop not included. When does it arrive? Show the steps.',
} as const

addWords(loadWords)
