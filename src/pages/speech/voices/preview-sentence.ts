const SENTENCES: Record<string, string> = {
  en: 'Hello. This is how this voice sounds.',
  de: 'Guten Tag. So klingt diese Stimme.',
  fr: 'Bonjour. Voici comment sonne cette voix.',
  es: 'Hola. Así suena esta voz.',
  it: 'Buongiorno. Ecco come suona questa voce.',
  pt: 'Olá. É assim que esta voz soa.',
  pl: 'Dzień dobry. Tak brzmi ten głos.',
  nl: 'Hallo. Zo klinkt deze stem.',
  ja: 'こんにちは。この声はこのように聞こえます。',
  zh: '你好。这个声音听起来是这样的。',
}

/** The sentence by which a voice is heard: in its own language where there is one for it, else in English. */
export function previewSentence(language: string | null): string {
  const [code = ''] = (language ?? '').toLowerCase().split(/[-_]/)
  return SENTENCES[code === 'cmn' ? 'zh' : code] ?? SENTENCES.en ?? ''
}
