// SPDX-License-Identifier: Apache-2.0
package com.example;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.security.UserGroupInformation;

/** An HDFS with two data nodes. Its superuser is another one than that of this process. */
final class Hdfs implements AutoCloseable {
    static final UserGroupInformation SUPERUSER = UserGroupInformation.createRemoteUser("hdfs");

    private final MiniDFSCluster cluster;

    Hdfs(Path directory) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.toString());
        configuration.setLong("dfs.blocksize", 1 << 20);
        cluster = SUPERUSER.doAs((PrivilegedExceptionAction<MiniDFSCluster>)
                () -> new MiniDFSCluster.Builder(configuration).numDataNodes(2).build());
        as(SUPERUSER, files -> {
            files.setPermission(new org.apache.hadoop.fs.Path("/"), new FsPermission("777"));
            return null;
        });
    }

    /** What is done with the file system. */
    interface Use<T> {
        T of(FileSystem files) throws IOException;
    }

    <T> T as(UserGroupInformation user, Use<T> use) throws IOException, InterruptedException {
        return user.doAs((PrivilegedExceptionAction<T>)
                () -> use.of(FileSystem.get(cluster.getURI(), cluster.getConfiguration(0))));
    }

    /** {@return the whole URI of a path} */
    String uri(String path) {
        return cluster.getURI() + path;
    }

    @Override
    public void close() {
        cluster.shutdown(true);
    }
}
