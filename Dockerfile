# The console with its gateway, built from the lock file. See docs/deploy.md.
FROM node:24-slim AS build
WORKDIR /console
COPY package.json package-lock.json ./
# The image's own Node is the pinned one: no package needs a script of its own to be built.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node node_modules/vite/bin/vite.js build --logLevel warn \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /console
COPY --from=build /console/package.json ./
COPY --from=build /console/node_modules ./node_modules
COPY --from=build /console/dist ./dist
COPY --from=build /console/gateway ./gateway
COPY --from=build /console/src/contract ./src/contract
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4321
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4321/gateway/session').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Inside a container every address is the container's own; who may reach it is the host's to say (-p 127.0.0.1:…).
CMD ["node", "gateway/main.ts", "--host", "0.0.0.0", "--data", "/data", "--allow-host", "localhost", "--share-token"]
