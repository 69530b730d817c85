// What sandbox-docs says of its own accord: the greeting, the refusal and the one reply written by hand.

const REFUSAL =
  "I only quote this API's documentation and found nothing on that. Try one of these, or use a server with a language model."

const usualQuestions = [
  'How do I stream a chat completion in Python?',
  'What should my program do after a 429?',
  'Which audio formats can I transcribe?',
]

/** The reply to the reference's own "Explain quantum entanglement."; it says that no model made it. */
export const entanglement = `Quantum entanglement means that two or more particles share one state: the pair has a definite state, but neither particle has one of its own. Measure one of two entangled photons and the outcome is pure chance; measure the other in the same way, and its outcome agrees with the first however far apart they are. This is more than a pair of gloves in two boxes: experiments that violate Bell's inequality show that the outcomes cannot simply have been fixed at the source, each for itself. Yet nobody can send a message this way, because each side alone sees only chance, and the pattern appears when the two lists are compared. Entanglement is what quantum teleportation and some forms of quantum cryptography rest on, and quantum computers draw on it too.

*A person wrote this answer beforehand: the sandbox has no language model. Any other question on physics it refuses; for those, use a server with a language model.*`

/** Greets, says what this model is and offers questions; thanks are returned. */
export function greeting(message: string): string {
  const hello = /\bthank/i.test(message) ? 'You are welcome.' : 'Hello.'
  return `${hello} I am \`sandbox-docs\`: ask me about this API or this console, and I quote their documentation, with a snippet to run where one helps. I am no language model, so I refuse anything else. For example:\n\n${links(usualQuestions)}`
}

/** The refusal, with three questions that can be answered: the closest ones, then the usual ones. */
export function refusalWith(closest: readonly string[]): string {
  return `${REFUSAL}\n\n${links([...new Set([...closest, ...usualQuestions])].slice(0, 3))}`
}

/** A list whose links the console sends as questions. */
function links(questions: readonly string[]): string {
  return questions.map((question) => `- [${question}](#ask)`).join('\n')
}
