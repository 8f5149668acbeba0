import { useSession } from './use-session.ts';

interface OpenIdWayProps {
  /** The page of this site to come back to. */
  readonly returnTo: string;
  /** Whether it opens another tab, so that what this one holds stays. */
  readonly isAside?: boolean;
}

/** The way in through an OpenID provider, where one is set up. */
export function OpenIdWay({ returnTo, isAside = false }: OpenIdWayProps) {
  const openId = useSession()?.openId ?? null;
  if (openId === null) return null;
  return (
    <p className="open-id-way">
      <a
        className="button"
        href={`/api/openid/start?return=${encodeURIComponent(returnTo)}`}
        {...(isAside && { target: '_blank', rel: 'noopener' })}
      >
        Sign in with <bdi>{openId}</bdi>
      </a>
      {isAside && ' It opens a tab of its own; this page notices.'}
    </p>
  );
}
