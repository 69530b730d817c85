// Everything that this browser keeps of the console, written as one file and taken from one. Tokens stay out, and text
// that looks like one is masked. What is being typed and was not sent stays with its tab.
import { type AllData, type AllRecords, FORMAT, VERSION } from './data-file.ts'
import { openDatabase, type SoundRecord } from './database.ts'
import { forgetOthers } from './forget.ts'
import { maskTokens } from './held-token.ts'
import { importRecords } from './import-records.ts'
import { packed, packSounds } from './portable.ts'
import { portablePreferences, takePreferences } from './preferences.ts'
import { bringConnections, connectionStore } from './saved-connections.ts'

/** Writes everything as JSON; null where there is no database, not even in memory. */
export async function exportAll(): Promise<string | null> {
  const database = await openDatabase()
  if (database === null) return null
  const [history, answers, sounds, conversations, messages] = await Promise.all([
    database.getAll('history'),
    database.getAll('answers'),
    database.getAll('sounds'),
    database.getAll('conversations'),
    database.getAll('messages'),
  ])
  // Where nothing was said yet there is only what is being typed.
  const said = new Set(messages.map(({ conversation }) => conversation))
  const begun = conversations.filter(({ id }) => said.has(id))
  return writeAll({ history, answers, sounds, conversations: begun, messages })
}

type Everything = Omit<AllRecords, 'sounds'> & { sounds: SoundRecord[] }

/** Such a file of these records, and of the settings. What looks like a token is masked. */
export async function writeAll({ sounds, ...records }: Everything): Promise<string> {
  const settings = { preferences: portablePreferences(), connections: connectionStore.getState().saved }
  const data = {
    format: FORMAT,
    version: VERSION,
    ...settings,
    ...records,
    sounds: await packSounds(sounds),
  }
  return maskTokens(JSON.stringify(data, packed))
}

/** How many of a kind a file holds, how many are here, and how many are in both, by their ids. */
export type Held = { file: number; here: number; both: number }

/** What a file would meet here, kind by kind; all of it is new where there is no database. */
export async function compareWithHere(
  data: AllData,
): Promise<Record<'history' | 'conversations' | 'sounds' | 'connections', Held>> {
  const database = await openDatabase()
  const keysOf = async (name: 'history' | 'conversations' | 'sounds') =>
    (await database?.getAllKeys(name)) ?? []
  const [history, conversations, sounds] = await Promise.all([
    keysOf('history'),
    keysOf('conversations'),
    keysOf('sounds'),
  ])
  const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  const saved = idsOf(connectionStore.getState().saved)
  return {
    history: held(idsOf(data.history), history),
    conversations: held(idsOf(data.conversations), conversations),
    sounds: held(
      data.sounds.map(({ key }) => key),
      sounds,
    ),
    connections: held(idsOf(data.connections), saved),
  }
}

function held(file: readonly string[], here: readonly string[]): Held {
  const known = new Set(here)
  return { file: file.length, here: here.length, both: file.filter((id) => known.has(id)).length }
}

/**
 * Puts a file's data beside what is here, or in its place. Beside it: the settings and the connections that are here
 * stay as they are. In its place: the connections that are not in the file are forgotten with their tokens, and the
 * file's preferences are taken, where it has any. Rejects, with nothing changed, as `importRecords` does.
 */
export async function importAll(data: AllData, mode: 'merge' | 'replace'): Promise<void> {
  await importRecords(data, mode)
  const { preferences, connections } = data
  if (preferences === null) return
  if (mode === 'replace') await takePreferences(preferences)
  if (mode === 'replace') forgetOthers(connections.map(({ id }) => id))
  bringConnections(connections)
}
