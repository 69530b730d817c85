import '@/words/en/settings.ts'
import { useState } from 'react'
import { useStore } from 'zustand'
import { ConnectForm } from '@/parts/connect-form.tsx'
import { forgetEverything } from '@/session/forget.ts'
import { chooseLanguage, chooseTheme, preferences, type Theme } from '@/session/preferences.ts'
import { Button } from '@/ui/button.tsx'
import { LANGUAGES, spoken } from '@/words/language.ts'
import { say } from '@/words/say.ts'
import { ApiTokens } from './api-tokens.tsx'
import { ConnectionList } from './connection-list.tsx'
import { DataSection } from './data-section.tsx'
import { TokenLock } from './token-lock.tsx'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']

export default function SettingsPage() {
  return (
    <div className="h-full overflow-y-auto">
      <title>{`${say('page.settings')} · ${say('app.name')}`}</title>
      <div className="mx-auto grid max-w-3xl gap-10 p-4 pb-16 tablet:p-8">
        <header>
          <h1 className="font-semibold text-xl">{say('page.settings')}</h1>
          <p className="text-ink-soft">{say('page.settings.purpose')}</p>
        </header>
        <section aria-labelledby="connections" className="grid gap-4">
          <div>
            <h2 id="connections" className="font-semibold text-lg">
              {say('settings.connections')}
            </h2>
            <p className="text-ink-soft text-sm">{say('settings.connections-hint')}</p>
          </div>
          <ConnectionList />
          <div className="rounded-md border border-line bg-surface p-4">
            <h3 className="mb-3 font-medium">{say('settings.add')}</h3>
            <ConnectForm />
          </div>
          <TokenLock />
          <ForgetEverything />
        </section>
        <ApiTokens />
        <Appearance />
        <DataSection />
      </div>
    </div>
  )
}

function ForgetEverything() {
  const [isAsking, setIsAsking] = useState(false)
  const forget = () => {
    forgetEverything()
    setIsAsking(false)
  }
  return (
    <div className="grid gap-2">
      <p className="text-ink-soft text-sm">{say('settings.forget-all-hint')}</p>
      {isAsking ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={forget}>{say('settings.forget-all-yes')}</Button>
          <Button look="quiet" onClick={() => setIsAsking(false)}>
            {say('settings.forget-all-no')}
          </Button>
        </div>
      ) : (
        <Button className="w-fit" onClick={() => setIsAsking(true)}>
          {say('settings.forget-all')}
        </Button>
      )}
    </div>
  )
}

const choiceLook =
  'flex min-h-9 cursor-pointer items-center gap-2 rounded-sm border border-line bg-surface px-3 has-checked:border-accent has-checked:bg-accent-soft'

// Each language in its own words: whoever looks for it may read no other.
function LanguageChoice() {
  const { language, isMissing } = useStore(spoken)
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="mb-2 font-medium text-sm">{say('language.label')}</legend>
      {LANGUAGES.map((each) => (
        <label key={each} lang={each} className={choiceLook}>
          <input
            type="radio"
            name="language"
            checked={language === each}
            onChange={() => void chooseLanguage(each)}
          />
          {say(`language.${each}`)}
        </label>
      ))}
      <p role="alert" className="w-full text-sm text-warning empty:hidden">
        {isMissing && say('language.missing')}
      </p>
    </fieldset>
  )
}

function Appearance() {
  const { theme, singleKeys } = useStore(preferences)
  return (
    <section aria-labelledby="appearance" className="grid gap-4">
      <h2 id="appearance" className="font-semibold text-lg">
        {say('settings.appearance')}
      </h2>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="mb-2 font-medium text-sm">{say('theme.label')}</legend>
        {THEMES.map((each) => (
          <label key={each} className={choiceLook}>
            <input type="radio" name="theme" checked={theme === each} onChange={() => chooseTheme(each)} />
            {say(`theme.${each}`)}
          </label>
        ))}
      </fieldset>
      <LanguageChoice />
      <label className="flex items-start gap-2 text-sm">
        <input
          type="checkbox"
          className="mt-1"
          checked={singleKeys}
          onChange={() => preferences.setState({ singleKeys: !singleKeys })}
        />
        <span>
          {say('settings.single-keys')}
          <span className="block text-ink-faint text-xs">{say('settings.single-keys-hint')}</span>
        </span>
      </label>
    </section>
  )
}
