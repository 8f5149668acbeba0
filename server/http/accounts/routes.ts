import type { Context } from '../context.ts';
import type { Route } from '../route.ts';
import { ownAccountRoutes } from './account.ts';
import { openIdRoutes } from './openid.ts';
import { peopleRoutes } from './people.ts';
import { sessionRoutes } from './session.ts';
import { settingsRoutes } from './settings.ts';
import { tokenRoutes } from './tokens.ts';
import { welcomeRoutes } from './welcome.ts';

/** All that concerns accounts. */
export function accountRoutes(context: Context): readonly Route[] {
  return [
    ...sessionRoutes(context),
    ...welcomeRoutes(context),
    ...openIdRoutes(context),
    ...ownAccountRoutes(context),
    ...peopleRoutes(context),
    ...tokenRoutes(context),
    ...settingsRoutes(context),
  ];
}
