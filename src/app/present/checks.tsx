// The checks before presenting. Each looks at what is so now; nothing sounds and nothing is asked for by itself.
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useStore } from 'zustand'
import { askForMicrophone, watchMicrophonePermission } from '@/audio/microphone-permission.ts'
import { playTone } from '@/audio/play-tone.ts'
import { useHealth } from '@/parts/health.ts'
import { useConnection } from '@/session/connection.ts'
import { setDemoMode, useDemoMode } from '@/session/demo-mode.ts'
import { boardOf, openRecordings, recordingStore } from '@/session/recording.ts'
import { Button, linkButton } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'
import type { PresentCheck } from './check-row.tsx'

/** Whether the server in use answers; `onLeave` is called when its page of reasons is gone to. */
export function useServerCheck(onLeave: () => void): PresentCheck {
  const name = useConnection()?.name ?? ''
  const { state, data, refetch } = useHealth()
  const isReady = state === 'up'
  const ms = Math.round(data?.latencyMs ?? 0)
  return {
    name: 'server',
    isReady,
    words:
      state === 'checking'
        ? say('present.server-checking', { name })
        : say(isReady ? 'present.server-up' : 'present.server-down', { name, ms }),
    remedy: (
      <>
        <Button onClick={() => void refetch()}>{say('present.server-again')}</Button>
        {!isReady && state !== 'checking' && (
          <Link className={linkButton} to="/check?depth=diagnose" onClick={onLeave}>
            {say('present.server-why')}
          </Link>
        )}
      </>
    ),
  }
}

export function useSoundCheck(): PresentCheck {
  const [state, setState] = useState<'untried' | 'asked' | 'heard' | 'silent' | 'failed'>('untried')
  const play = () => {
    setState('asked')
    playTone().catch(() => setState('failed'))
  }
  return {
    name: 'sound',
    isReady: state === 'heard',
    words: say(`present.sound-${state}`),
    remedy: (
      <>
        {state === 'asked' && (
          <>
            <Button onClick={() => setState('heard')}>{say('present.sound-yes')}</Button>
            <Button onClick={() => setState('silent')}>{say('present.sound-no')}</Button>
          </>
        )}
        {state !== 'asked' && <Button onClick={play}>{say('present.sound-play')}</Button>}
      </>
    ),
  }
}

export function useMicrophoneCheck(): PresentCheck {
  const [state, setState] = useState<PermissionState | 'unknown' | 'none' | 'insecure'>('unknown')
  useEffect(() => watchMicrophonePermission(setState), [])
  const ask = async () => {
    const problem = await askForMicrophone()
    if (problem === null) setState('granted')
    else setState(problem === 'denied' || problem === 'insecure' ? problem : 'none')
  }
  return {
    name: 'microphone',
    isReady: state === 'granted',
    words: say(`present.microphone-${state}`),
    // What was denied is not asked for again: the words say where it is allowed.
    remedy: state !== 'granted' && state !== 'denied' && state !== 'insecure' && (
      <Button onClick={() => void ask()}>{say('present.microphone-ask')}</Button>
    ),
  }
}

export function useDemoCheck(): PresentCheck {
  const isOn = useDemoMode()
  return {
    name: 'demo',
    isReady: isOn,
    words: say(isOn ? 'present.demo-on' : 'present.demo-off'),
    remedy: !isOn && <Button onClick={() => setDemoMode(true)}>{say('present.demo-turn-on')}</Button>,
  }
}

/** Whether there is something to show without a network, Home included. */
export function useRecordingCheck(): PresentCheck {
  const { loaded } = useStore(recordingStore)
  const hasBoard = boardOf(loaded) !== null
  const facts = { name: loaded?.file.name ?? '', count: loaded?.entries.length ?? 0 }
  return {
    name: 'recording',
    isReady: loaded !== null,
    words:
      loaded === null
        ? say('present.recording-none')
        : say(hasBoard ? 'present.recording-loaded' : 'present.recording-boardless', facts),
    remedy: <Button onClick={() => openRecordings()}>{say('present.recording-open')}</Button>,
  }
}
