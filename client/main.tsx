import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { goTo } from './address/address.ts';
import { listAddress } from './reading/reading-address.ts';
import { takeSecret } from './session/secret.ts';
import './style/style.css';

takeSecret();
const page = document.querySelector('#page');
if (page === null) throw new Error('index.html has no element with the id "page".');
const list = listAddress(location.pathname, location.search);
if (list !== null) goTo(list, 'replace');
createRoot(page).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
