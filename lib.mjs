import net from 'node:net';
import { readFileSync } from 'node:fs';
export const port = 4810, base='/api/v1';
export const key = readFileSync('/tmp/r1/.resound/dev-key','utf8').trim();
export async function call(method, path, {body, key: k = key, headers = {}, raw} = {}) {
  const res = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { ...(k===null?{}:{'X-API-Key': k}), ...(body!==undefined||raw!==undefined?{'Content-Type':'application/json'}:{}), ...headers }, body: raw ?? (body===undefined?undefined:JSON.stringify(body)), ...(raw instanceof ReadableStream?{duplex:'half'}:{}) });
  const text = await res.text(); let json; try { json = JSON.parse(text);} catch {}
  return { status: res.status, text, json, headers: res.headers };
}
export function rawReq(text, {wait=3000, p=port}={}) { return new Promise((resolve)=>{ const s=net.connect(p,'127.0.0.1'); let out=''; const t=setTimeout(()=>{out+='\n<<TIMEOUT>>'; s.destroy();},wait); s.on('data',d=>out+=d.toString('latin1')); s.on('close',()=>{clearTimeout(t);resolve(out);}); s.on('error',e=>{out+='\n<<ERR '+e.code+'>>';}); s.on('connect',()=>s.write(text)); }); }
export const show=(n,r)=>console.log(n.padEnd(46), r.status, (r.json?.code??'')+' '+r.text.slice(0,160).replace(/\n/g,' '));
export const first = (o)=>o.split('\r\n')[0]+' | '+(o.match(/"code":"[^"]*"/)?.[0]??'')+' '+(o.includes('<<')?o.slice(o.indexOf('<<')):'');
